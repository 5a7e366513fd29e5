#include "companion/observation.h"

#include <algorithm>

#include "companion/currency.h"
#include "crowd/field_checks.h"

namespace companion {
namespace {

bool is_country_code(std::string_view code) {
  return code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::optional<Error> series_fault(const SeriesKey& series) {
  if (!is_shop_id(series.product_id)) {
    return invalid("product_id", "a product id has 5 to 20 decimal digits");
  }
  if (series.sku_id && !is_shop_id(*series.sku_id)) {
    return invalid("sku_id", "a SKU id has 5 to 20 decimal digits");
  }
  if (!currency_exponent(series.currency)) {
    return invalid("currency", "not an ISO 4217 code the shop sells in");
  }
  if (series.ship_to && !is_country_code(*series.ship_to)) {
    return invalid("ship_to", "a destination is two upper-case letters (ISO 3166)");
  }
  return std::nullopt;
}

std::optional<Error> price_fault(const Observation& observation) {
  if (observation.price_minor <= 0 || observation.price_minor > kMaxPriceMinor) {
    return invalid("price_minor", "a price is above 0 and at most 10^11 minor units");
  }
  const auto& list_price = observation.list_price_minor;
  if (list_price && (*list_price < observation.price_minor || *list_price > kMaxPriceMinor)) {
    return invalid("list_price_minor",
                   "a list price is not below the price and at most 10^11 minor units");
  }
  return std::nullopt;
}

}  // namespace

Result<Observation> check_observation(Observation observation, int64_t now_ms,
                                      int64_t max_age_ms) {
  if (auto fault = series_fault(observation.series)) return *std::move(fault);
  if (auto fault = price_fault(observation)) return *std::move(fault);
  if (observation.category_id && !is_category_id(*observation.category_id)) {
    return invalid("category_id", "a category has 1 to 12 decimal digits and is not 0");
  }
  if (auto fault = time_fault(observation.observed_at_ms, now_ms, max_age_ms)) return *std::move(fault);
  observation.observed_at_ms = floor_to_hour(observation.observed_at_ms);
  return observation;
}

}  // namespace companion
