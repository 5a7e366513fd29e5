// Everything the core says about one price history, in one value.
#pragma once

#include <cstdint>
#include <optional>

#include "companion/history.h"
#include "price/forecast.h"
#include "price/statistics.h"
#include "price/verdict.h"

namespace companion::price {

struct AssessmentInput {
  PriceHistory history;
  int64_t now_ms = 0;
  std::optional<Offer> offer;              ///< what the page shows now; counts as a sighting at now
  int horizon_days = kDefaultHorizonDays;  ///< 1 … kMaxHorizonDays
};

struct Assessment {
  PriceHistory history;  ///< what was judged: up to now, with the offer
  int64_t later_sightings_left_out = 0;
  std::optional<PriceStatistics> statistics;  ///< absent for an empty history
  Verdict verdict;
  std::optional<ForecastNumbers> forecast;  ///< absent when the history is too thin or old
};

/// Leaves out what was seen after `now_ms`; returns how many sightings that were. A run
/// that spans it keeps its price up to now: nothing else was seen between its ends.
int64_t cut_after(PriceHistory& history, int64_t now_ms);

/// Judges a history as it was known at `now_ms`: sightings after it (a clock that went
/// wrong, or a look back) are left out and counted.
Assessment assess(AssessmentInput input);

}  // namespace companion::price
