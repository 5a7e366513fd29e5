// Coupons out of JSON: those that facts hold, and those that other pages showed.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "companion/result.h"
#include "price/seen_coupon.h"

namespace companion::api {

/// The facts' own coupons, in their order.
std::vector<price::Coupon> coupons_of_facts(const nlohmann::json& facts);

/// Appends the coupons of `rows` (`coupons_seen` of offer.cost) to `coupons`, each with what hinders
/// it. An error for rows that are none: invalid_input, or too_large for more than 200.
std::optional<Error> append_seen_coupons(const nlohmann::json& rows, const price::CouponPlace& place,
                                         std::vector<price::Coupon>& coupons);

}  // namespace companion::api
