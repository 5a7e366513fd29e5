#include "api/facts_members.h"

#include "api/series_fields.h"
#include "base/iso_time.h"
#include "companion/currency.h"

namespace companion::api {

using nlohmann::json;

std::optional<int64_t> integer_of(const json& object, const char* key) {
  const json* field = find_field(object, key);
  return field != nullptr && field->is_number_integer() ? std::optional(field->get<int64_t>()) : std::nullopt;
}

std::optional<int64_t> amount_of(const json& object, const char* key) {
  const auto amount = integer_of(object, key);
  return amount && *amount >= 0 && *amount <= kMaxPriceMinor ? amount : std::nullopt;
}

std::string_view as_text(const json& value) {
  return value.is_string() ? std::string_view(value.get_ref<const std::string&>()) : std::string_view();
}

std::string_view view_of(const json& object, const char* key) {
  const json* field = find_field(object, key);
  return field == nullptr ? std::string_view() : as_text(*field);
}

std::optional<std::string> text_of(const json& object, const char* key) {
  const json* field = find_field(object, key);
  return field != nullptr && field->is_string() ? std::optional(field->get<std::string>()) : std::nullopt;
}

bool flag_of(const json& object, const char* key) {
  const json* field = find_field(object, key);
  return field != nullptr && field->is_boolean() && field->get<bool>();
}

std::optional<int64_t> time_of(const json& object, const char* key) {
  const auto text = text_of(object, key);
  return text ? parse_iso_time(*text) : std::nullopt;
}

const json& rows_of(const json& object, const char* key) {
  static const json none = json::array();
  const json* field = find_field(object, key);
  return field != nullptr && field->is_array() ? *field : none;
}

const json& as_object(const json& value) {
  static const json none = json::object();
  return value.is_object() ? value : none;
}

const json& object_of(const json& object, const char* key) {
  static const json absent;
  const json* field = find_field(object, key);
  return as_object(field != nullptr ? *field : absent);
}

}  // namespace companion::api
