// "Is this the price for everyone?": what a personal price takes off the one that all get.
//
// A page that shows a welcome, member, coin, app or coupon price seldom says what others pay: the
// crossed-out list price is not it. The series of the public context tells, seen by this device or
// by others; like is compared with like, same variant, currency and destination.
#pragma once

#include <cstdint>
#include <optional>

#include "companion/history.h"
#include "companion/observation.h"

namespace companion::price {

/// How old a public price may be that stands beside the page's. Short of the time that a price is
/// carried on in a history, as this one is said to be what others pay now; flash sales last three
/// days at most.
inline constexpr int64_t kMaxPublicPriceAgeMs = 3 * kDayMs;

/// Amounts in minor units of the series' currency.
struct PublicPrice {
  int64_t price_minor = 0;
  int64_t seen_ms = 0;         ///< when last
  int64_t personal_minor = 0;  ///< what the personal price takes off; below 0 when it costs more
};

/// The last public price seen up to `now_ms`; absent when there is none or it is older than
/// kMaxPublicPriceAgeMs.
///   public 1300 seen yesterday, personal 999 → 1300, personal part 301
std::optional<PublicPrice> public_price(const PriceHistory& public_history,
                                        int64_t personal_price_minor, int64_t now_ms);

}  // namespace companion::price
