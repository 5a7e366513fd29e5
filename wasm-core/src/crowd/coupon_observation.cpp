#include "companion/coupon_observation.h"

#include <algorithm>
#include <string_view>

#include "companion/currency.h"
#include "companion/observation.h"
#include "crowd/field_checks.h"

namespace companion {
namespace {

constexpr int64_t kMaxPercent = 99;
constexpr size_t kMinCodeLength = 3;
constexpr size_t kMaxCodeLength = 32;
/// Some have no real end and state one years ahead; it is reports that make them believed.
constexpr int64_t kMaxEndAheadMs = 3660 * kDayMs;

/// Nothing that a reader could take for more than a code to type.
bool is_code(std::string_view code) {
  return code.size() >= kMinCodeLength && code.size() <= kMaxCodeLength &&
         std::all_of(code.begin(), code.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
         });
}

bool is_amount(const std::optional<int64_t>& minor) {
  return !minor || (*minor >= 1 && *minor <= kMaxPriceMinor);
}

std::optional<Error> value_fault(const CouponTerms& terms) {
  if (terms.amount_minor.has_value() == terms.percent.has_value()) {
    return invalid("amount_minor", "a coupon takes off either an amount or a percentage");
  }
  if (!is_amount(terms.amount_minor)) {
    return invalid("amount_minor", "is above 0 and at most 10^11 minor units");
  }
  if (terms.percent && (*terms.percent < 1 || *terms.percent > kMaxPercent)) {
    return invalid("percent", "is 1 to 99");
  }
  if (!is_amount(terms.min_spend_minor)) {
    return invalid("min_spend_minor", "is above 0 and at most 10^11 minor units");
  }
  return std::nullopt;
}

std::optional<Error> terms_fault(const CouponTerms& terms, int64_t now_ms) {
  const bool is_of_store = terms.kind == CouponKind::kStore;
  if (is_of_store != terms.store_id.has_value() || (is_of_store && !is_shop_id(*terms.store_id))) {
    return invalid("store_id", "a store's coupon, and no other, names its store: 5 to 20 decimal digits");
  }
  if (!currency_exponent(terms.currency)) {
    return invalid("currency", "not an ISO 4217 code the shop sells in");
  }
  if (auto fault = value_fault(terms)) return fault;
  if (terms.code && !is_code(*terms.code)) return invalid("code", "has 3 to 32 letters and digits");
  if (terms.ends_ms && (*terms.ends_ms <= now_ms || *terms.ends_ms > now_ms + kMaxEndAheadMs)) {
    return invalid("ends", "is over, or more than ten years ahead");
  }
  return std::nullopt;
}

}  // namespace

Result<CouponObservation> check_coupon(CouponObservation coupon, int64_t now_ms,
                                       int64_t max_age_ms) {
  if (!is_shop_id(coupon.product_id)) {
    return invalid("product_id", "a product id has 5 to 20 decimal digits");
  }
  if (auto fault = terms_fault(coupon.terms, now_ms)) return *std::move(fault);
  if (auto fault = time_fault(coupon.observed_at_ms, now_ms, max_age_ms)) return *std::move(fault);
  coupon.observed_at_ms = floor_to_hour(coupon.observed_at_ms);
  // Down, so that it promises too little rather than too much.
  if (coupon.terms.ends_ms) coupon.terms.ends_ms = floor_to_hour(*coupon.terms.ends_ms);
  return coupon;
}

}  // namespace companion
