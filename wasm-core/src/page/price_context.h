// Who gets a price: what a promotion's text says (rules/money/price_contexts.json).
#pragma once

#include <optional>
#include <string_view>

#include "companion/price_context.h"

namespace companion::page {

/// The context a promotion text names ("New User BONUS" → kNewUser); absent when the text
/// restricts the price to nobody.
std::optional<PriceContext> context_of_promotion(std::string_view text);

/// Who gets the prices shown at an address; absent when it does not say.
std::optional<PriceContext> context_of_url(std::string_view url);

}  // namespace companion::page
