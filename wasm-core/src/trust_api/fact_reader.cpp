#include "trust_api/fact_reader.h"

#include <algorithm>
#include <cmath>

#include "base/iso_time.h"
#include "rules/parsed_json.h"

namespace companion::trust_api {
namespace {

using nlohmann::json;

constexpr double kMostCount = 1e12;

/// "96.3%" → 96.3, "1,234" → 1234; absent for anything else.
std::optional<double> number_in(const std::string& text) {
  std::string digits;
  for (const char c : text) {
    if (c != ',' && c != '%' && c != ' ') digits += c;
  }
  const bool is_plain = !digits.empty() && digits.size() <= 20 && digits.find_first_not_of("0123456789.-") == std::string::npos;
  const json parsed = is_plain ? rules::parsed_json(digits) : json();
  if (!parsed.is_number()) return std::nullopt;
  return parsed.get<double>();
}

std::optional<double> number_of(const json& value) {
  if (value.is_number()) return value.get<double>();
  return value.is_string() ? number_in(value.get_ref<const std::string&>()) : std::nullopt;
}

}  // namespace

const json& member(const json& object, const char* name) {
  static const json kNull;
  if (!object.is_object()) return kNull;
  const auto found = object.find(name);
  return found == object.end() ? kNull : *found;
}

std::optional<double> FactReader::number(const json& value, const std::string& field, double least, double most) {
  if (value.is_null()) return std::nullopt;
  const auto read = number_of(value);
  if (!read || !std::isfinite(*read)) return warn("unreadable", field), std::nullopt;
  if (*read < least || *read > most) return warn("out_of_range", field), std::nullopt;
  return read;
}

std::optional<int64_t> FactReader::count(const json& value, const std::string& field) {
  const auto read = number(value, field, 0, kMostCount);
  if (!read) return std::nullopt;
  return std::llround(*read);
}

std::optional<int64_t> FactReader::day(const json& value, const std::string& field) {
  if (value.is_null()) return std::nullopt;
  const auto read = value.is_string() ? parse_iso_day(value.get_ref<const std::string&>()) : std::nullopt;
  if (!read) warn("unreadable", field);
  return read;
}

std::optional<int64_t> FactReader::time(const json& value, const std::string& field) {
  if (value.is_null()) return std::nullopt;
  const auto read = value.is_string() ? parse_iso_time(value.get_ref<const std::string&>()) : std::nullopt;
  if (!read) warn("unreadable", field);
  return read;
}

void FactReader::warn(std::string_view code, const std::string& field) {
  const auto same = [&](const FactWarning& known) { return known.code == code && known.field == field; };
  if (std::none_of(warnings_.begin(), warnings_.end(), same)) warnings_.push_back({std::string(code), field});
}

}  // namespace companion::trust_api
