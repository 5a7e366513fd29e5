// Which coupons to use together, and what that comes to: the arithmetic, step by step.
//
// The shop takes at most one coupon of each kind, in this order: the store's own, the one across
// stores, then the platform's or a code, of which only one goes. Each needs its minimum spend of
// what is left of the goods' price (without shipping) after the ones before it. Where the shop is
// known to be more generous, the plan errs on the side of promising too little.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "companion/coupon_kind.h"

namespace companion::price {

using companion::CouponKind;

enum class CouponUse : uint8_t {
  kApplied,
  kNotYet,        ///< starts later
  kEnded,
  kBelowMinimum,  ///< min_spend_minor is not reached
  kWorse,         ///< usable, but another one or the other order saves more
  kUnknownValue,  ///< it does not say how much it takes off
  kInPrice,       ///< a coupon is taken off the price already, perhaps this one
  // Of coupons that other pages showed:
  kOtherStore,
  kOtherCurrency,
  kNotSeenLately,  ///< too long ago to be believed
  kDuplicate,      ///< the same as one before it
};

/// A coupon as a page shows it; amounts in minor units of the offer's currency.
struct Coupon {
  CouponKind kind = CouponKind::kStore;
  std::optional<int64_t> amount_minor;  ///< off; one of the two is present
  std::optional<int64_t> percent;       ///< off, rounded down to whole minor units
  std::optional<int64_t> min_spend_minor;
  std::optional<int64_t> starts_ms;
  std::optional<int64_t> ends_ms;
  std::optional<CouponUse> hindrance;  ///< why it cannot be used, where that is known beforehand
};

struct CouponStep {
  size_t index = 0;  ///< of the coupon in the list given
  int64_t saves_minor = 0;
  int64_t left_minor = 0;  ///< of the goods' price after it
};

struct CouponPlan {
  std::vector<CouponStep> steps;
  int64_t goods_minor = 0;      ///< what the goods come to after them
  std::vector<CouponUse> uses;  ///< one for each coupon given
};

/// The combination with the lowest price; of equals, the one with fewer coupons. Nothing ever
/// becomes free: a coupon leaves at least one minor unit.
///   2000, store −300 from 1500, platform −200 from 1900 → 1700: the platform's minimum is not
///   reached after the store's
CouponPlan best_coupons(int64_t goods_minor, const std::vector<Coupon>& coupons, int64_t now_ms);

}  // namespace companion::price
