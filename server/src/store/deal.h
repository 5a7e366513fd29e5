// A public price that is honestly low, by the crowd's own history.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "companion/observation.h"
#include "store/stored_product.h"

namespace companion::server {

/// Prices in minor units of the series' currency.
struct Deal {
  SeriesKey series;
  int64_t price_minor = 0;
  int64_t typical_minor = 0;        ///< held for the longest time within a year
  int64_t lowest_before_minor = 0;  ///< of the 30 days before the reduction
  int64_t drop_percent = 0;         ///< the smaller one of those against the two
  int64_t seen_at_ms = 0;           ///< the latest published hour
  std::optional<int64_t> category_id{};  ///< of the product; absent where nobody agreed on one

  friend bool operator==(const Deal&, const Deal&) = default;
};

/// Which deals are asked for; all where nothing is said.
struct DealFilter {
  std::optional<int64_t> category_id{};
  std::optional<std::string> ship_to{};
  std::optional<std::string> currency{};
};

/// The best deal of each currency and destination, by the public series of a product as they were at
/// their latest published hour; none without five weeks of history, with less than 10 % off, or
/// with what is sold out.
std::vector<Deal> deals_of(const StoredProduct& product);

}  // namespace companion::server
