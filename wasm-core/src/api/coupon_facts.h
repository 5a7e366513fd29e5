// Coupons out of JSON: those that facts hold, and those that other pages showed.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "companion/result.h"
#include "price/seen_coupon.h"

namespace companion::api {

/// The facts' own coupons, in their order.
std::vector<price::Coupon> coupons_of_facts(const nlohmann::json& facts);

/// Where and when a coupon was seen, as the host said it.
struct CouponOrigin {
  std::string seen_at;
  std::optional<std::string> kind;
  std::optional<std::string> product_id;
  std::optional<std::string> code;
};

/// Appends the coupons of `rows` (`coupons_seen` of offer.cost) to `coupons`, each with what hinders
/// it; answers where they come from, in the same order. invalid_input for rows that are none.
Result<std::vector<CouponOrigin>> append_seen_coupons(const nlohmann::json& rows, const price::CouponPlace& place,
                                                      std::vector<price::Coupon>& coupons);

}  // namespace companion::api
