// A coupon that a product page offers to every visitor: the other thing a contributor sends.
//
// Never a personal one: what the page marks as the visitor's own (single-use, for new shoppers, collected
// already), or does not say to be everybody's, stays on the device; api/coupon_observation_facts.h decides.
// Like a price it says nothing about the person. Both ends check it with the same function.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "companion/coupon_kind.h"
#include "companion/result.h"

namespace companion {

/// What the coupon is: two that are equal are one. Amounts are minor units of its currency.
struct CouponTerms {
  CouponKind kind = CouponKind::kStore;
  std::optional<std::string> store_id{};  ///< decimal digits; of a store's own coupon, and only there
  std::string currency;                 ///< ISO 4217
  std::optional<int64_t> amount_minor{};  ///< off; one of the two is present
  std::optional<int64_t> percent{};       ///< off
  std::optional<int64_t> min_spend_minor{};
  std::optional<std::string> code{};      ///< that the page shows to everybody
  std::optional<int64_t> ends_ms{};       ///< UTC, rounded down to the hour

  friend bool operator==(const CouponTerms&, const CouponTerms&) = default;
};

/// One coupon, seen on one product's page at one hour.
struct CouponObservation {
  std::string product_id;  ///< canonical AliExpress item id, decimal digits
  CouponTerms terms;
  int64_t observed_at_ms = 0;  ///< UTC, rounded down to the hour

  friend bool operator==(const CouponObservation&, const CouponObservation&) = default;
};

/// Rejects one that cannot be true, like check_observation(): ids, currency and times as there; no
/// amount and no percentage, or both; a store's coupon without its store, another one with; a code
/// that is not 3 to 32 letters and digits; an end that is over or more than ten years off. Returns it with
/// its times rounded down to the hour.
Result<CouponObservation> check_coupon(CouponObservation coupon, int64_t now_ms, int64_t max_age_ms);

}  // namespace companion
