// For how long a price is taken to have held: the basis of every statement about time.
//
// A run's price held from its first to its last sighting. Beyond the last sighting nobody
// looked; the price is carried on until the next run, but for kCarryOnMs at most: what
// lies further is unknown and counts for nothing.
//
// While it was sold out, a price did not hold either: nobody could buy at it.
//
//   sightings   10 ----- 10 . . . . . .(gap of 40 days). . . . . . 12 -- 12, sold out --- 12
//   held        |--- 10 ---------|      unknown                    |12---|                |12…
#pragma once

#include <cstdint>
#include <vector>

#include "companion/history.h"
#include "companion/observation.h"

namespace companion::price {

/// How far a price is carried into a gap. The shop's sales follow one another within one
/// to two weeks, so an older price says little about today's.
inline constexpr int64_t kCarryOnMs = 14 * kDayMs;

/// A price and the time in which it is taken to have held, both ends included.
struct HeldPrice {
  int64_t from_ms = 0;
  int64_t to_ms = 0;  ///< ≥ from_ms; equal when another price was seen at the same time
  int64_t price_minor = 0;
};

/// The stretches of a history up to `until_ms`, in order, without overlap; none when all of it is
/// sold out.
std::vector<HeldPrice> held_prices(const PriceHistory& history, int64_t until_ms);

/// Time within [from_ms, to_ms] of which the price is known.
int64_t observed_ms(const std::vector<HeldPrice>& held, int64_t from_ms, int64_t to_ms);

/// The part of a stretch that lies within [from_ms, to_ms]; 0 when none does.
int64_t overlap_ms(const HeldPrice& held, int64_t from_ms, int64_t to_ms);

}  // namespace companion::price
