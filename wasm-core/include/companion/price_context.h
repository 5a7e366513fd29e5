// Who gets a price. The shop shows different visitors different prices for one item, and
// a history that mixes them is wrong for everybody.
#pragma once

#include <optional>
#include <string_view>

namespace companion {

/// Why a visitor gets a price. Only kPublic prices describe what everybody pays.
enum class PriceContext { kPublic, kNewUser, kMember, kCoins, kApp, kCoupon, kBundle };

/// The stable wire name ("public", "new_user", …) and its inverse.
std::string_view price_context_name(PriceContext context);
std::optional<PriceContext> price_context_from_name(std::string_view name);

}  // namespace companion
