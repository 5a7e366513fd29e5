// Coupons that other pages showed, and which of them still count for the offer at hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "price/coupon_plan.h"

namespace companion::price {

/// A coupon as another page showed it.
struct SeenCoupon {
  Coupon coupon;
  std::string_view currency;  ///< of its amounts
  std::string_view store_id;  ///< whose page it was; empty when unknown
  int64_t seen_ms = 0;        ///< when it was last seen
};

/// The offer that it would be used for.
struct CouponPlace {
  std::string_view currency;
  std::string_view store_id;  ///< empty when unknown
  int64_t now_ms = 0;
};

/// Of the coupons on captured pages the shortest ran five days. One that does not say when it ends
/// is believed for less than half of that.
inline constexpr int64_t kBelievedWithoutEndMs = 2LL * 24 * 3'600'000;
/// Stores withdraw coupons, and they run out; after a month a stated end is not believed either.
inline constexpr int64_t kBelievedMs = 30LL * 24 * 3'600'000;

/// Why it does not count; absent when it does. `known`: the page's own coupons and those before it.
///   a store's coupon, of the same store, until Friday, seen on Monday → counts on Wednesday
std::optional<CouponUse> hindrance_of_seen(const SeenCoupon& seen, const CouponPlace& place,
                                           const std::vector<Coupon>& known);

}  // namespace companion::price
