// A product's price over time as a step function with honest gaps.
//
// A PriceRun says "this price was seen at first_seen and at last_seen, and nothing else
// was seen between". What lies after last_seen is unknown until the next run begins: so
// "last seen" and "last changed" are kept apart, and a gap stays a gap.
//
// Invariants of PriceHistory::runs(): sorted by first_seen; first ≤ last; runs do not
// overlap; two neighbours differ in price or list price or are separated by another run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "companion/result.h"

namespace companion {

/// One reading of a price. Times are UTC epoch milliseconds; amounts are minor units of
/// the series' currency. The list price is absent when the page claimed no reduction.
struct PriceSighting {
  int64_t time_ms = 0;
  int64_t price_minor = 0;
  std::optional<int64_t> list_price_minor;
};

/// A stretch during which only this price was seen.
struct PriceRun {
  int64_t first_seen_ms = 0;
  int64_t last_seen_ms = 0;
  int64_t price_minor = 0;
  std::optional<int64_t> list_price_minor;

  friend bool operator==(const PriceRun&, const PriceRun&) = default;
};

/// The history of one series (one product or SKU, one currency, one destination, one
/// context). Values only: no I/O, no clock.
class PriceHistory {
 public:
  PriceHistory() = default;

  /// Builds the canonical runs from sightings in any order, duplicates allowed.
  /// Two prices at one and the same time: the lower one is kept (a shopper can have it).
  static PriceHistory from_sightings(std::vector<PriceSighting> sightings);

  /// Adds one sighting; adding the same one again changes nothing.
  void add(const PriceSighting& sighting);

  /// Merges another history of the same series; idempotent and commutative.
  void merge(const PriceHistory& other);

  const std::vector<PriceRun>& runs() const { return runs_; }
  bool empty() const { return runs_.empty(); }

  /// Compact bytes: see src/price/history_codec.cpp for the format. Times are kept at
  /// hour precision (rounded down), which is all that is ever stored or sent.
  std::string encode() const;

  /// Reads what encode() wrote; invalid_input for anything else.
  static Result<PriceHistory> decode(std::string_view bytes);

 private:
  std::vector<PriceRun> runs_;
};

}  // namespace companion
