// What a device saw of a store on one day: the third thing a contributor sends.
//
// Facts that the store's pages show to everybody, how many of its sales had an inflated list price, and the
// trust score that the device made of what it knows. To the day and not the hour, and without the pages that
// they come from, so that it says little about who looked. Both ends check it with the same function.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "companion/result.h"

namespace companion {

/// Whole numbers, so that equal ones are equal on every device. Of a crowd the same, decided.
struct SellerFacts {
  std::optional<int64_t> positive_permille{};  ///< 978 is 97.8 %
  std::optional<int64_t> feedback_count{};     ///< votes that the share is of
  std::optional<int64_t> followers{};
  std::optional<int64_t> opened_day{};  ///< counted from 1970-01-01, UTC
  /// The detailed ratings of 1 to 5 stars in hundredths: 480 is 4.8.
  std::optional<int64_t> described_hundredths{};
  std::optional<int64_t> communication_hundredths{};
  std::optional<int64_t> shipping_hundredths{};
  std::optional<int64_t> promised_days{};  ///< usual days to delivery
  std::optional<std::string> ship_to{};    ///< where to, ISO 3166; only beside promised_days
  /// Sales that were checked against a price history, and of them those with an inflated list price.
  std::optional<int64_t> sale_claims{};
  std::optional<int64_t> inflated_claims{};
  std::optional<int64_t> score_percent{};  ///< 87 is a score of 0.87

  friend bool operator==(const SellerFacts&, const SellerFacts&) = default;
};

/// What one device knew of one store on one day.
struct SellerObservation {
  std::string store_id;  ///< decimal digits
  int64_t day = 0;       ///< counted from 1970-01-01, UTC
  SellerFacts facts;

  friend bool operator==(const SellerObservation&, const SellerObservation&) = default;
};

/// Sales of one store that one device may have checked on one day.
inline constexpr int64_t kMaxSaleClaims = 50;

/// Rejects one that cannot be true, with the contract's bounds: a store id that is not 3 to 20 digits, no fact
/// at all, a share above 100 %, a rating outside 1 to 5, a destination without promised days, more
/// inflated sales than checked ones, an opening after the observation, a day that begins more than one hour
/// ahead of `now_ms` or more than `max_age_ms` before it. invalid_input with `where` = the field.
Result<SellerObservation> check_seller(SellerObservation seller, int64_t now_ms,
                                       int64_t max_age_ms);

}  // namespace companion
