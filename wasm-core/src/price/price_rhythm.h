// How a price moves: how often it is on sale, how restless it is, which way it drifts.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "price/held_price.h"

namespace companion::price {

/// A price this many percent below the typical one is a sale: less is everyday jitter.
inline constexpr int64_t kSalePercent = 5;

/// The sales within a year: stretches of time in which the price lay kSalePercent or more below the
/// typical one. Stretches with nothing dearer known between them are one sale.
struct SaleRhythm {
  int64_t count = 0;
  std::optional<int64_t> last_began_ms;
  std::optional<int64_t> median_days;          ///< how long a sale was seen to last; of the ended ones
  std::optional<int64_t> median_days_between;  ///< from begin to begin; of two sales or more
  int64_t time_permille = 0;                   ///< share of the known time that was on sale
};

/// 1000 for 20 days, 800 for 5, 1000 for 15, 800 for 5, 1000 for 5 (now), typical 1000
///   → count 2, last began at day 40, median_days 5, median_days_between 20, time_permille 200
SaleRhythm sale_rhythm(const std::vector<HeldPrice>& held, int64_t typical_minor, int64_t from_ms,
                       int64_t to_ms);

/// The share of the known time, in thousandths, in which the price was at or below `price_minor`;
/// absent when no time is known. 1000 for 30 days, 800 for 10; 800 → 250.
std::optional<int64_t> time_at_or_below_permille(const std::vector<HeldPrice>& held,
                                                 int64_t price_minor, int64_t from_ms,
                                                 int64_t to_ms);

/// Standard deviation of the price, weighted by the time it held, in thousandths of its mean; absent
/// below one day of known time. 1000 and 800 for 15 days each → 111.
std::optional<int64_t> volatility_permille(const std::vector<HeldPrice>& held, int64_t from_ms,
                                           int64_t to_ms);

/// The mean of the last 30 days against the mean of the 30 days before, in thousandths of the
/// latter; absent when less than 7 days of either are known. 1000, then 900 → −100.
std::optional<int64_t> trend_permille(const std::vector<HeldPrice>& held, int64_t now_ms);

}  // namespace companion::price
