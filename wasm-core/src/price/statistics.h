// What a price history says in numbers, each from the sightings alone. Prices count while they could
// be bought (buyable.h).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "companion/history.h"
#include "price/held_price.h"
#include "price/price_rhythm.h"

namespace companion::price {

/// Prices older than this say nothing about what is usual today.
inline constexpr int64_t kTypicalWindowMs = 365 * kDayMs;

/// The windows of the means, in days back from now.
inline constexpr std::array<int, 4> kMeanWindowDays = {30, 90, 180, 365};

struct Extreme {
  int64_t price_minor = 0;
  int64_t time_ms = 0;  ///< when it was first seen
};

struct WindowMean {
  /// Mean of the price weighted by the time it held; absent below one day of known time.
  std::optional<int64_t> mean_minor;
  /// For how much of the window the price is known.
  int64_t observed_ms = 0;
};

struct PriceStatistics {
  int64_t current_minor = 0;  ///< the last price that could be bought
  Extreme lowest;
  Extreme highest;
  std::array<WindowMean, kMeanWindowDays.size()> means;
  int64_t typical_minor = 0;
  int64_t first_seen_ms = 0;  ///< of all sightings, sold out or not
  int64_t last_seen_ms = 0;
  int64_t changes = 0;  ///< how often another price followed
  int64_t drops = 0;    ///< how often a lower one did
  /// Of the known time within a year: the share with a price at or below the current one.
  std::optional<int64_t> at_or_below_permille;
  SaleRhythm sales;                           ///< within a year
  std::optional<int64_t> volatility_permille; ///< within 90 days
  std::optional<int64_t> trend_permille;      ///< the last 30 days against the 30 before
};

/// The statistics of a history as seen at `now_ms`, which is not before its last sighting;
/// absent when nothing could ever be bought: empty, or sold out all the time.
std::optional<PriceStatistics> price_statistics(const PriceHistory& history, int64_t now_ms);

/// Σ price × time held ÷ Σ time held within the window, rounded half away from zero.
/// 1000 for 20 days, then 400 for 10 days → 800.
WindowMean time_weighted_mean(const std::vector<HeldPrice>& held, int64_t from_ms, int64_t to_ms);

/// The price that held for the longest time in the window; of equals, the lower one. When
/// no price held for any time (one sighting, just now), the last price; absent when
/// `held` is empty.
/// 1000 for 20 days, 800 for 15 days, 1000 for 5 days, 900 for 20 days → 1000.
std::optional<int64_t> typical_price(const std::vector<HeldPrice>& held, int64_t from_ms,
                                     int64_t to_ms);

}  // namespace companion::price
