// Integer arithmetic on money: every division that must become whole minor units or whole
// percents rounds half away from zero (1.5 → 2, −1.5 → −2), on every platform alike.
#pragma once

#include <cstdint>

namespace companion::price {

/// Holds the product of an amount and a time, or of two amounts, without overflow.
__extension__ using Wide = __int128;

/// numerator / denominator, rounded half away from zero; denominator > 0.
/// (7, 2) → 4, (−7, 2) → −4, (7, 3) → 2
constexpr int64_t divide_rounded(Wide numerator, Wide denominator) {
  const Wide half = numerator >= 0 ? denominator / 2 : -(denominator / 2);
  return static_cast<int64_t>((numerator + half) / denominator);
}

/// By how many percent `price` lies below `reference` (> 0); negative when above.
/// (2000, 1499) → 25, (1000, 1000) → 0, (1000, 1125) → −13
constexpr int64_t percent_below(int64_t reference, int64_t price) {
  return divide_rounded(Wide{reference - price} * 100, reference);
}

}  // namespace companion::price
