// Of each fact about a store the newest that any page showed, with where and when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "seller/store_facts.h"

namespace companion::seller {

/// A value and where it comes from.
template <typename T>
struct Seen {
  T value;
  std::string source;
  std::optional<int64_t> seen_ms;
};

struct LatestFacts {
  std::optional<Seen<double>> positive_percent, stars, described, communication, shipping;
  std::optional<Seen<int64_t>> feedback_count, positive_count, neutral_count, negative_count;
  std::optional<Seen<int64_t>> followers, orders_90_days, product_sold, promised_days, opened_day;
  std::optional<Seen<std::vector<std::string>>> badges;
  std::optional<int64_t> known_since_day;  ///< the crowd's: the store is at least that old
  std::optional<int64_t> newest_ms;  ///< of all of them
};

/// The newest of each fact; a sighting without a time is older than any with one, and of two of the
/// same time the one that says more for the fact wins (the greater), so that their order does not
/// matter. What pages showed comes before what the crowd saw,
/// which counts only where its contributors agree (rules/trust/seller/trust.json).
LatestFacts latest_facts(const StoreFacts& facts);

}  // namespace companion::seller
