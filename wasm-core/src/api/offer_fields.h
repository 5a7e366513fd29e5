// The offer of facts, read strictly out of JSON.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "companion/price_context.h"
#include "companion/result.h"
#include "price/verdict.h"

namespace companion::api {

/// What an offer says of its lowest price.
struct OfferFields {
  std::string currency;
  PriceContext context = PriceContext::kPublic;
  price::Offer lowest;
};

/// {currency, context, price_minor{min}, list_price_minor{min}?, discount_percent?}; the rest of
/// an offer is not looked at. invalid_input for a field that is missing, of the wrong type, or no
/// price that can be true.
Result<OfferFields> offer_fields(const nlohmann::json& offer, const std::string& path);

/// The lower end of a {min, max} range; absent when the range or its end is.
Result<std::optional<int64_t>> range_min_field(const nlohmann::json& offer, const char* key,
                                               std::string_view path);

/// A list price is only a claim when it is above the price.
std::optional<int64_t> as_claim(std::optional<int64_t> list_price_minor, int64_t price_minor);

}  // namespace companion::api
