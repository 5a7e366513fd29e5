#include "price/rounding.h"

#include <gtest/gtest.h>

#include "companion/currency.h"

namespace companion::price {
namespace {

TEST(Rounding, HalfGoesAwayFromZero) {
  EXPECT_EQ(divide_rounded(7, 2), 4);
  EXPECT_EQ(divide_rounded(-7, 2), -4);
  EXPECT_EQ(divide_rounded(7, 3), 2);
  EXPECT_EQ(divide_rounded(8, 3), 3);
  EXPECT_EQ(divide_rounded(0, 5), 0);
  EXPECT_EQ(divide_rounded(Wide{kMaxPriceMinor} * kMaxPriceMinor, kMaxPriceMinor), kMaxPriceMinor);
}

TEST(Rounding, PercentBelowAReference) {
  EXPECT_EQ(percent_below(2000, 1499), 25);
  EXPECT_EQ(percent_below(1000, 1000), 0);
  EXPECT_EQ(percent_below(1000, 1125), -13);
  EXPECT_EQ(percent_below(3, 2), 33);
}

}  // namespace
}  // namespace companion::price
