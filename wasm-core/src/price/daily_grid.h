// A price history sampled once a day, backwards from now: what a forecast learns from.
#pragma once

#include <cstdint>
#include <vector>

#include "companion/history.h"

namespace companion::price {

/// The price at now − (n−1) days, …, now − 1 day, now; 0 where it is not known. At most
/// `max_days` values, none from before the first sighting. The sampling instants keep the
/// clock time of now, so that no day is counted twice or lost.
/// Sightings 10 at day 0 and 12 at day 2, now = day 3 → 10, 10, 12, 12.
std::vector<int64_t> daily_prices(const PriceHistory& history, int64_t now_ms, int max_days);

}  // namespace companion::price
