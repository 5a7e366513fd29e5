#include "api/series_fields.h"

#include <limits>
#include <utility>

#include "base/iso_time.h"

namespace companion::api {
namespace {

std::string join(std::string_view path, const char* key) {
  return path.empty() ? key : std::string(path) + "." + key;
}

Error missing(std::string_view path, const char* key) {
  return field_error(join(path, key), "is missing");
}

/// Turns "may be absent" into "must be there".
template <typename T>
Result<T> required(Result<std::optional<T>> field, std::string_view path, const char* key) {
  if (!field) return field.error();
  if (!*field) return missing(path, key);
  return **std::move(field);
}

}  // namespace

Error field_error(std::string_view where, std::string_view message) {
  return {ErrorCode::kInvalidInput, std::string(where), std::string(message)};
}

const nlohmann::json* find_field(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

Result<std::optional<int64_t>> optional_integer_field(const nlohmann::json& object, const char* key,
                                                      std::string_view path) {
  const nlohmann::json* field = find_field(object, key);
  if (field == nullptr) return std::optional<int64_t>();
  if (!field->is_number_integer()) return field_error(join(path, key), "is not an integer");
  constexpr uint64_t kMax = std::numeric_limits<int64_t>::max();
  if (field->is_number_unsigned() && field->get<uint64_t>() > kMax) {
    return field_error(join(path, key), "is too large");
  }
  return std::optional<int64_t>(field->get<int64_t>());
}

Result<int64_t> integer_field(const nlohmann::json& object, const char* key,
                              std::string_view path) {
  return required(optional_integer_field(object, key, path), path, key);
}

Result<std::optional<std::string>> optional_text_field(const nlohmann::json& object,
                                                       const char* key, std::string_view path) {
  const nlohmann::json* field = find_field(object, key);
  if (field == nullptr) return std::optional<std::string>();
  if (!field->is_string()) return field_error(join(path, key), "is not a text");
  return std::optional<std::string>(field->get<std::string>());
}

Result<std::string> text_field(const nlohmann::json& object, const char* key,
                               std::string_view path) {
  return required(optional_text_field(object, key, path), path, key);
}

Result<int64_t> time_field(const nlohmann::json& object, const char* key, std::string_view path) {
  const Result<std::string> text = text_field(object, key, path);
  if (!text) return text.error();
  const std::optional<int64_t> time_ms = parse_iso_time(*text);
  if (!time_ms) return field_error(join(path, key), "is not an ISO 8601 time");
  return *time_ms;
}

Result<SeriesKey> series_key_fields(const nlohmann::json& object, std::string_view path) {
  auto product_id = optional_text_field(object, "product_id", path);
  if (!product_id) return product_id.error();
  auto sku_id = optional_text_field(object, "sku_id", path);
  if (!sku_id) return sku_id.error();
  auto currency = optional_text_field(object, "currency", path);
  if (!currency) return currency.error();
  auto ship_to = optional_text_field(object, "ship_to", path);
  if (!ship_to) return ship_to.error();
  const auto context_name = text_field(object, "context", path);
  if (!context_name) return context_name.error();
  const auto context = price_context_from_name(*context_name);
  if (!context) return field_error(join(path, "context"), "is not a known price context");
  return SeriesKey{product_id->value_or(""), *std::move(sku_id), currency->value_or(""),
                   *std::move(ship_to), *context};
}

void write_series_key(JsonWriter& out, const SeriesKey& key) {
  if (!key.product_id.empty()) out.key("product_id").string(key.product_id);
  if (key.sku_id) out.key("sku_id").string(*key.sku_id);
  if (!key.currency.empty()) out.key("currency").string(key.currency);
  if (key.ship_to) out.key("ship_to").string(*key.ship_to);
  out.key("context").string(price_context_name(key.context));
}

Result<PriceSighting> sighting_fields(const nlohmann::json& object, const char* time_key,
                                      std::string_view path) {
  if (!object.is_object()) return field_error(path, "is not an object");
  const auto time_ms = time_field(object, time_key, path);
  if (!time_ms) return time_ms.error();
  const auto price_minor = integer_field(object, "price_minor", path);
  if (!price_minor) return price_minor.error();
  const auto list_price_minor = optional_integer_field(object, "list_price_minor", path);
  if (!list_price_minor) return list_price_minor.error();
  return PriceSighting{*time_ms, *price_minor, *list_price_minor};
}

Error implausible_sighting(std::string_view where) {
  return field_error(where,
                     "cannot be true: price or list price out of range, list price below the "
                     "price, or a time before 2010");
}

}  // namespace companion::api
