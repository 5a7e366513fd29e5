// Everything the core says about one price history, in one value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "companion/history.h"
#include "price/forecast.h"
#include "price/public_price.h"
#include "price/sale_calendar.h"
#include "price/statistics.h"
#include "price/verdict.h"

namespace companion::price {

struct AssessmentInput {
  PriceHistory history;
  int64_t now_ms = 0;
  std::optional<Offer> offer;              ///< what the page shows now; counts as a sighting at now
  int horizon_days = kDefaultHorizonDays;  ///< 1 … kMaxHorizonDays
  int drop_percent = kDefaultDropPercent;  ///< the shopper's own threshold, 1 … 99
  std::optional<std::string> ship_to;      ///< for the sales of single countries
  std::optional<PriceHistory> public_history;  ///< where `history` is of a personal price
};

struct Assessment {
  int horizon_days = kDefaultHorizonDays;  ///< as asked
  int drop_percent = kDefaultDropPercent;  ///< as asked
  PriceHistory history;                    ///< what was judged: up to now, with the offer
  int64_t later_sightings_left_out = 0;
  std::optional<PriceStatistics> statistics;  ///< absent for an empty history
  Verdict verdict;
  std::optional<ForecastNumbers> forecast;  ///< absent when the history is too thin or old
  std::optional<PublicPrice> public_price;  ///< only with a personal offer and a public history
  std::vector<SaleEvent> sale_events;       ///< from the first sighting to the horizon's end
};

/// Leaves out what was seen after `now_ms`; returns how many sightings that were. A run
/// that spans it keeps its price up to now: nothing else was seen between its ends.
int64_t cut_after(PriceHistory& history, int64_t now_ms);

/// Judges a history as it was known at `now_ms`: sightings after it (a clock that went
/// wrong, or a look back) are left out and counted.
Assessment assess(AssessmentInput input);

}  // namespace companion::price
