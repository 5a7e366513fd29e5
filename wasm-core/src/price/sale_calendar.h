// When the shop holds its sales: rules/calendar/sales.json, turned into spans of time.
//
// Where the days of a year are not known, the rule says when the sale usually is; such an
// event is marked, so that nobody takes it for an announcement.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "companion/observation.h"

namespace companion::price {

/// Of the time before the last year only major sales are listed, and none from before
/// these five years: more than a chart can show.
inline constexpr int64_t kMinorSalesMs = 366 * kDayMs;
inline constexpr int64_t kMajorSalesMs = 5 * 366 * kDayMs;

struct SaleEvent {
  std::string_view id;      ///< stable name: "singles_day"; of the calendar, which stays
  std::string_view name;    ///< what the shop calls it: "11.11"
  int64_t from_ms = 0;      ///< the instant it begins
  int64_t to_ms = 0;        ///< the instant it is over; > from_ms
  bool usual_days = false;  ///< by rule: the days of this year are not known
};

/// The sales that touch [from_ms, to_ms], by begin; those of a single country only for
/// that destination (ISO 3166 alpha-2). How far they reach back: kMinorSalesMs,
/// kMajorSalesMs before `to_ms`.
///
/// 20 to 30 November 2026, no destination → "black_friday", from 2026-11-23T08:00Z to
/// 2026-12-01T08:00Z (Thanksgiving is the 26th).
std::vector<SaleEvent> sale_events(int64_t from_ms, int64_t to_ms,
                                   const std::optional<std::string>& ship_to);

}  // namespace companion::price
