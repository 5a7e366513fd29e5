#include "price/seen_coupon.h"

#include <algorithm>

namespace companion::price {
namespace {

/// The same terms: shown twice, it is still one coupon.
bool is_same(const Coupon& a, const Coupon& b) {
  return a.kind == b.kind && a.amount_minor == b.amount_minor && a.percent == b.percent &&
         a.min_spend_minor == b.min_spend_minor;
}

}  // namespace

std::optional<CouponUse> hindrance_of_seen(const SeenCoupon& seen, const CouponPlace& place,
                                           const std::vector<Coupon>& known) {
  const bool is_stores_own = seen.coupon.kind == CouponKind::kStore;
  if (is_stores_own && (seen.store_id.empty() || seen.store_id != place.store_id)) return CouponUse::kOtherStore;
  if (seen.currency != place.currency) return CouponUse::kOtherCurrency;
  const int64_t believed_ms = seen.coupon.ends_ms ? kBelievedMs : kBelievedWithoutEndMs;
  if (place.now_ms - seen.seen_ms > believed_ms) return CouponUse::kNotSeenLately;
  const bool is_known = std::any_of(known.begin(), known.end(), [&seen](const Coupon& other) {
    return !other.hindrance && is_same(seen.coupon, other);
  });
  return is_known ? std::optional(CouponUse::kDuplicate) : std::nullopt;
}

}  // namespace companion::price
