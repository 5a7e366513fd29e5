// A product's price over time as a step function with honest gaps.
//
// A PriceRun says "this price was seen at first_seen and at last_seen, and nothing else
// was seen between". What lies after last_seen is unknown until the next run begins: so
// "last seen" and "last changed" are kept apart, and a gap stays a gap.
//
// A history is the set of its sightings, less those that say nothing new (a sighting
// between two equal ones). That makes merging a union: it can be repeated and done in
// either order without changing the outcome.
//
// Readers that do not know the stock state must not make a history flap between "in stock"
// and "unknown". So a sighting of unknown stock says nothing new at the instant of a known
// one at the same price, nor between two of the same known state at the same price. Between
// two different states it stays: nobody knows when the stock ran out. A state is never
// carried over to a sighting that did not tell it.
//
// Invariants of PriceHistory::runs(): sorted by time; first_seen ≤ last_seen; runs do not
// overlap, but two may meet in one instant (both prices were seen then); two neighbours
// differ in price, list price or stock state; no run of unknown stock stands between two
// that are otherwise equal to it and to one another; every run holds a plausible sighting.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "companion/result.h"

namespace companion {

/// One reading of a price. Times are UTC epoch milliseconds; amounts are minor units of
/// the series' currency. The list price is absent when the page claimed no reduction, the
/// stock state when it did not say; false is sold out: nobody could buy at this price.
struct PriceSighting {
  int64_t time_ms = 0;
  int64_t price_minor = 0;
  std::optional<int64_t> list_price_minor;
  std::optional<bool> in_stock{};

  friend bool operator==(const PriceSighting&, const PriceSighting&) = default;
};

/// The shop opened in April 2010: an earlier time comes from a clock that was never set.
inline constexpr int64_t kEarliestTimeMs = 1'262'304'000'000;  // 2010-01-01T00:00:00Z
inline constexpr int64_t kLatestTimeMs = 253'402'300'799'999;  // end of the year 9999

/// Whether a sighting can be true: a time in [kEarliestTimeMs, kLatestTimeMs], a price in
/// [1, kMaxPriceMinor], a list price not below the price and at most kMaxPriceMinor.
bool is_plausible(const PriceSighting& sighting);

/// A stretch during which only this price was seen.
struct PriceRun {
  int64_t first_seen_ms = 0;
  int64_t last_seen_ms = 0;
  int64_t price_minor = 0;
  std::optional<int64_t> list_price_minor;
  std::optional<bool> in_stock{};

  friend bool operator==(const PriceRun&, const PriceRun&) = default;
};

/// The history of one series (one product or SKU, one currency, one destination, one
/// context). Values only: no I/O, no clock. Sightings that are not plausible are left
/// out; who wants to report them checks first.
class PriceHistory {
 public:
  PriceHistory() = default;

  /// Builds the canonical runs from sightings in any order, duplicates allowed.
  /// Several prices at one and the same time are all kept: first the one that continues
  /// the run before, the others from dear to cheap and at one price sold out before in
  /// stock, so that the last one is the best a shopper can have. Sorted input takes linear
  /// time.
  static PriceHistory from_sightings(std::vector<PriceSighting> sightings);

  /// Adds one sighting; adding the same one again changes nothing. Constant time for one
  /// that is later than all before, else linear: use from_sightings for many.
  void add(const PriceSighting& sighting);

  /// Merges another history of the same series; idempotent (also when repeated later) and
  /// commutative.
  void merge(const PriceHistory& other);

  const std::vector<PriceRun>& runs() const { return runs_; }
  bool empty() const { return runs_.empty(); }

  /// The sightings the runs stand for: both ends of every run, in order of time.
  std::vector<PriceSighting> sightings() const;

  /// Compact bytes: see src/price/history_codec.cpp for the format. Times are kept at
  /// hour precision (rounded down), which is all that is ever stored or sent.
  std::string encode() const;

  /// Reads what encode() wrote; invalid_input for anything else.
  static Result<PriceHistory> decode(std::string_view bytes);

  friend bool operator==(const PriceHistory&, const PriceHistory&) = default;

 private:
  std::vector<PriceRun> runs_;
};

}  // namespace companion
