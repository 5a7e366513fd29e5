#include "api/offer_fields.h"

#include "api/series_fields.h"
#include "companion/currency.h"

namespace companion::api {

using nlohmann::json;

Result<std::optional<int64_t>> range_min_field(const json& offer, const char* key,
                                               std::string_view path) {
  const json* range = find_field(offer, key);
  if (range == nullptr) return std::optional<int64_t>();
  const std::string range_path = std::string(path) + "." + key;
  if (!range->is_object()) return field_error(range_path, "is not an object");
  return optional_integer_field(*range, "min", range_path);
}

std::optional<int64_t> as_claim(std::optional<int64_t> list_price_minor, int64_t price_minor) {
  return list_price_minor && *list_price_minor > price_minor ? list_price_minor : std::nullopt;
}

Result<OfferFields> offer_fields(const json& offer, const std::string& path) {
  if (!offer.is_object()) return field_error(path, "is not an object");
  auto currency = text_field(offer, "currency", path);
  if (!currency) return currency.error();
  const auto context_name = text_field(offer, "context", path);
  if (!context_name) return context_name.error();
  const auto context = price_context_from_name(*context_name);
  if (!context) return field_error(path + ".context", "is not a known price context");
  const auto price_minor = range_min_field(offer, "price_minor", path);
  if (!price_minor) return price_minor.error();
  if (!*price_minor || **price_minor < 1 || **price_minor > kMaxPriceMinor) {
    return field_error(path + ".price_minor", "is no price that can be true");
  }
  const auto list_price = range_min_field(offer, "list_price_minor", path);
  if (!list_price) return list_price.error();
  const auto percent = optional_integer_field(offer, "discount_percent", path);
  if (!percent) return percent.error();
  auto claimed = as_claim(*list_price, **price_minor);
  if (claimed && *claimed > kMaxPriceMinor) claimed.reset();
  return OfferFields{*std::move(currency), *context, {**price_minor, {claimed, *percent}}};
}

}  // namespace companion::api
