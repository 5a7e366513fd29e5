// A simple, honest forecast: what this product's price did before, it may do again.
//
// The past year is sampled daily. For each day ahead, h = 1 … horizon, every past day with
// a known price h days later gives one ratio; applied to today's price the ratios make the
// distribution whose quantiles are reported. First only past days at a similar price are
// asked (after a deep sale another deep cut is rare); when they are too few, all days.
// Neighbouring windows overlap, so the numbers are rougher than their count suggests.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "companion/history.h"

namespace companion::price {

inline constexpr int kDefaultHorizonDays = 7;
inline constexpr int kMaxHorizonDays = 30;

struct ForecastDay {
  int day = 0;  ///< days from now, 1 … horizon
  int64_t p10_minor = 0;
  int64_t p50_minor = 0;
  int64_t p90_minor = 0;
};

/// The numbers of a forecast.
struct ForecastNumbers {
  std::vector<ForecastDay> days;
  /// Share, in thousandths, of the windows in which the price fell by 15 % or more at some
  /// day up to the horizon.
  int64_t drop_permille = 0;
  /// Days from now until the expected (mean) price is lowest; 0: buy now.
  int best_day = 0;
  /// Today's price minus the expected price on the best day; ≥ 0.
  int64_t expected_saving_minor = 0;
  int64_t windows = 0;         ///< how many past windows of full length were asked
  bool similar_price = false;  ///< only windows that began at a price within 5 % of today's
};

/// Forecasts from `price_minor`, the price at `now_ms`, where the history ends. Absent when
/// fewer than 28 past windows of the whole horizon are known (35 days without gap for seven
/// days ahead), or the horizon is not within 1 … kMaxHorizonDays.
///
/// Ten weeks at 1000 and at 800 in turn, today is the first day of another one at 1000: in
/// seven days 800 (p10 = p50 = p90), certain to drop, best day 7, saving 200.
std::optional<ForecastNumbers> forecast_from_own_history(const PriceHistory& history,
                                                         int64_t price_minor, int64_t now_ms,
                                                         int horizon_days);

/// The value at quantile `percent` of ascending values by nearest rank: the smallest value
/// that at least `percent` % of all do not exceed. (10, {1..10}) → 1, (50, {1..10}) → 5.
int64_t nearest_rank(const std::vector<int64_t>& ascending, int percent);

}  // namespace companion::price
