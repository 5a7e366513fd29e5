#include "trust_api/field_reader.h"

#include <algorithm>
#include <cmath>

#include "base/iso_time.h"
#include "base/utf8.h"

namespace companion::trust_api {
namespace {

using nlohmann::json;

/// More are of no use to anybody.
constexpr size_t kMostWarnings = 50;

std::string cut(std::string text, size_t most_bytes) {
  if (text.size() > most_bytes) {
    size_t end = most_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
    text.resize(end);
  }
  return utf8::sanitised(text);
}

const json& nothing() {
  static const json none = json::object();
  return none;
}

}  // namespace

const json* FieldReader::find(const char* name) const {
  if (!object_.is_object()) return nullptr;
  const auto found = object_.find(name);
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

std::string FieldReader::path_to(const char* name) const { return path_.empty() ? name : path_ + "." + name; }

void FieldReader::warn(const char* code, const char* name) const {
  if (warnings_.size() < kMostWarnings) warnings_.push_back({code, path_to(name)});
}

std::string FieldReader::text(const char* name, size_t most_bytes) const {
  const json* const value = find(name);
  if (value == nullptr) return {};
  if (!value->is_string()) return warn("unreadable", name), std::string();
  return cut(value->get<std::string>(), most_bytes);
}

std::optional<double> FieldReader::number(const char* name, double least, double most) const {
  const json* const value = find(name);
  if (value == nullptr) return std::nullopt;
  const double number = value->is_number() ? value->get<double>() : std::nan("");
  if (number >= least && number <= most) return number;
  warn("unreadable", name);
  return std::nullopt;
}

std::optional<int64_t> FieldReader::whole(const char* name, int64_t least, int64_t most) const {
  const auto value = number(name, static_cast<double>(least), static_cast<double>(most));
  if (!value) return std::nullopt;
  if (*value == std::floor(*value)) return static_cast<int64_t>(*value);
  warn("unreadable", name);
  return std::nullopt;
}

bool FieldReader::flag(const char* name) const {
  const json* const value = find(name);
  return value != nullptr && value->is_boolean() && value->get<bool>();
}

std::optional<int64_t> FieldReader::time(const char* name) const {
  const json* const value = find(name);
  if (value == nullptr) return std::nullopt;
  const auto time_ms = value->is_string() ? parse_iso_time(value->get<std::string>()) : std::nullopt;
  if (!time_ms) warn("unreadable", name);
  return time_ms;
}

std::vector<std::string> FieldReader::texts(const char* name, size_t most, size_t most_bytes) const {
  std::vector<std::string> out;
  const json* const value = find(name);
  if (value == nullptr) return out;
  if (!value->is_array()) return warn("unreadable", name), out;
  for (const json& element : *value) {
    if (out.size() == most) break;
    if (element.is_string()) out.push_back(cut(element.get<std::string>(), most_bytes));
  }
  return out;
}

FieldReader FieldReader::inner(const char* name) const {
  const json* const value = find(name);
  if (value != nullptr && !value->is_object()) warn("unreadable", name);
  return FieldReader(value == nullptr ? nothing() : *value, path_to(name), warnings_);
}

std::vector<FieldReader> FieldReader::rows(const char* name, size_t most) const {
  std::vector<FieldReader> out;
  const json* const value = find(name);
  if (value == nullptr) return out;
  if (!value->is_array()) return warn("unreadable", name), out;
  for (size_t i = 0; i < value->size() && out.size() < most; ++i) {
    const std::string place = std::string(name) + "[" + std::to_string(i) + "]";
    if ((*value)[i].is_object()) {
      out.emplace_back((*value)[i], path_to(place.c_str()), warnings_);
    } else {
      warn("unreadable", place.c_str());
    }
  }
  if (value->size() > most) warn("left_out", name);
  return out;
}

}  // namespace companion::trust_api
