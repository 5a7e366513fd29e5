// Histories written down as days, for tables of worked values.
#pragma once

#include <vector>

#include "companion/history.h"
#include "price/random_history.h"

namespace companion::test {

constexpr int64_t day(int64_t n) {
  return kJanuary2026Ms + n * kDayMs;
}

/// This price, seen every day from `first_day` to `last_day`.
struct Stretch {
  int64_t first_day;
  int64_t last_day;
  int64_t price_minor;
  std::optional<bool> in_stock{};
};

inline PriceHistory daily(const std::vector<Stretch>& stretches) {
  std::vector<PriceSighting> sightings;
  for (const Stretch& stretch : stretches) {
    for (int64_t n = stretch.first_day; n <= stretch.last_day; ++n) {
      sightings.push_back({day(n), stretch.price_minor, {}, stretch.in_stock});
    }
  }
  return PriceHistory::from_sightings(std::move(sightings));
}

}  // namespace companion::test
