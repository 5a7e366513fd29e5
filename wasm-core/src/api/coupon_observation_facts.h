// Which coupons of a page may be contributed. Strict like prices (observation_facts.h), and never personal.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "companion/coupon_observation.h"
#include "companion/observation.h"

namespace companion::api {

/// A coupon of the facts that stays on the device, and why: a stable code.
///   personal            the page marks it as the visitor's own: single-use, for new shoppers, or
///                       collected already
///   audience_not_told   the page does not say that it is for everybody
///   implausible         its terms cannot be true, or it has ended
struct WithheldCoupon {
  size_t index;  ///< in the facts' coupons
  std::string_view code;
};

struct JustifiedCoupons {
  std::vector<CouponObservation> coupons;
  std::vector<WithheldCoupon> withheld;
};

/// The coupons of facts JSON that may be sent beside `product`, the product's own observation: where none
/// is justified, no coupon is either.
JustifiedCoupons coupons_for_everybody(const nlohmann::json& facts, const Observation& product,
                                       int64_t now_ms);

}  // namespace companion::api
