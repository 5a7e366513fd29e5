#include "price/held_price.h"

#include <gtest/gtest.h>

#include "price/day_history.h"

namespace companion::price {
namespace {

using test::daily;
using test::day;

TEST(HeldPrice, IsCarriedIntoAGapForFourteenDaysAtMost) {
  const auto held = held_prices(daily({{0, 4, 1000}, {40, 40, 1200}}), day(45));
  ASSERT_EQ(held.size(), 2u);
  EXPECT_EQ(held[0].from_ms, day(0));
  EXPECT_EQ(held[0].to_ms, day(18));
  EXPECT_EQ(held[1].from_ms, day(40));
  EXPECT_EQ(held[1].to_ms, day(45));
  EXPECT_EQ(observed_ms(held, day(10), day(42)), 10 * kDayMs);
}

TEST(HeldPrice, EndsWhereTheNextBegins) {
  const auto held = held_prices(daily({{0, 4, 1000}, {7, 7, 1200}}), day(8));
  EXPECT_EQ(held[0].to_ms, day(7));
  EXPECT_EQ(observed_ms(held, day(0), day(8)), 8 * kDayMs);
}

TEST(HeldPrice, NothingHoldsBeyondTheEnd) {
  const auto held = held_prices(daily({{0, 30, 1000}, {31, 31, 1200}}), day(10));
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(held[0].to_ms, day(10));
}

}  // namespace
}  // namespace companion::price
