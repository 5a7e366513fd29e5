// A simple, honest forecast: what this product's price did before, it may do again; and
// most days it stays.
//
// The past year is sampled daily. For each day ahead, h = 1 … horizon, every past day with
// a known price h days later gives one ratio; applied to today's price the ratios make the
// distribution whose quantiles are reported. First only past days at a similar price are
// asked (after a deep sale another deep cut is rare); when they are too few, all days.
//
// Neighbouring windows overlap, so n of them are worth about n ÷ h. Beside them stand two
// whole windows (2 h overlapping ones) in which the price stayed, and dropped as often as
// prices do: little history says little, and much history outweighs them. How it did against
// other baselines and a trained model, on real prices kept apart: models/price-forecast/CARD.md.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "companion/history.h"

namespace companion::price {

inline constexpr int kDefaultHorizonDays = 7;
inline constexpr int kMaxHorizonDays = 30;
inline constexpr int kDefaultDropPercent = 15;
/// Waiting for less is not told apart from chance.
inline constexpr int64_t kLeastSavingPercent = 1;

struct ForecastDay {
  int day = 0;  ///< days from now, 1 … horizon
  int64_t p10_minor = 0;
  int64_t p50_minor = 0;
  int64_t p90_minor = 0;
};

/// The numbers of a forecast.
struct ForecastNumbers {
  std::vector<ForecastDay> days;
  /// The chance, in thousandths, that the price falls by 15 % or more at some day up to
  /// the horizon.
  int64_t drop_permille = 0;
  /// The same for a fall by `drop_percent`, which the shopper chose.
  int64_t chosen_drop_permille = 0;
  /// Days from now until the expected (mean) price is lowest; 0: buy now, as waiting is
  /// not expected to save even 1 %.
  int best_day = 0;
  /// Today's price minus the expected price on the best day; 0 when that is today.
  int64_t expected_saving_minor = 0;
  /// That saving in whole percents of the price, but at least what is worth waiting for,
  /// and the chance in thousandths of a fall that deep up to the horizon.
  int64_t worthwhile_percent = 0;
  int64_t worthwhile_permille = 0;
  int64_t windows = 0;         ///< how many past windows of full length were asked
  bool similar_price = false;  ///< only windows that began at a price within 5 % of today's
};

/// Forecasts from `price_minor`, the price at `now_ms`, where the history ends. Absent when
/// fewer than 28 past windows of the whole horizon are known (35 days without gap for seven
/// days ahead), the horizon is not within 1 … kMaxHorizonDays, or drop_percent not within
/// 1 … 99. `worth_percent`, within 1 … 99 too, is the least saving worth waiting for.
///
/// Ten weeks at 1000 and at 800 in turn, today is the first day of another one at 1000: in
/// seven days 35 windows say 800, fourteen more that it stays: p10 = p50 = 800, p90 = 1000;
/// chance of a drop (35 + 14 × 2 %) ÷ 49 = 72 %; best day 7, saving 143; so the chance of
/// a fall by 14 % is 72 %, too.
std::optional<ForecastNumbers> forecast_from_own_history(const PriceHistory& history,
                                                         int64_t price_minor, int64_t now_ms,
                                                         int horizon_days,
                                                         int drop_percent = kDefaultDropPercent,
                                                         int64_t worth_percent = kLeastSavingPercent);

/// The value at quantile `percent` of ascending values by nearest rank: the smallest value
/// that at least `percent` % of all do not exceed. (10, {1..10}) → 1, (50, {1..10}) → 5.
int64_t nearest_rank(const std::vector<int64_t>& ascending, int percent);

}  // namespace companion::price
