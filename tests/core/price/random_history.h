// Random price sightings for property tests, the same on every run and every platform.
#pragma once

#include <cstdint>
#include <vector>

#include "companion/history.h"
#include "companion/observation.h"

namespace companion::test {

/// Knuth's MMIX linear congruential generator; the upper bits are good enough here.
class Lcg {
 public:
  explicit Lcg(uint64_t seed) : state_(seed) {}

  /// A number in [0, limit).
  int64_t below(int64_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int64_t>((state_ >> 33) % static_cast<uint64_t>(limit));
  }

 private:
  uint64_t state_;
};

inline constexpr int64_t kJanuary2026Ms = 1'767'225'600'000;

/// Up to `count` sightings in disorder, few prices and few hours so that equal values,
/// equal times and contradictions are frequent; of one in three the stock state is known.
inline std::vector<PriceSighting> random_sightings(Lcg& random, int64_t count, int64_t hours = 40) {
  std::vector<PriceSighting> sightings;
  for (int64_t i = random.below(count + 1); i > 0; --i) {
    PriceSighting one{kJanuary2026Ms + random.below(hours) * kHourMs, 800 + random.below(4), {}};
    if (random.below(3) == 0) one.list_price_minor = 1000 + random.below(2);
    if (random.below(3) == 0) one.in_stock = random.below(2) == 0;
    sightings.push_back(one);
  }
  return sightings;
}

}  // namespace companion::test
