#include "price/price_rhythm.h"

#include <gtest/gtest.h>

#include "companion/currency.h"
#include "price/day_history.h"

namespace companion::price {
namespace {

using test::daily;
using test::day;

TEST(PriceRhythm, SalesAreStretchesBelowTheTypicalPrice) {
  const auto held = held_prices(
      daily({{0, 19, 1000}, {20, 24, 800}, {25, 39, 1000}, {40, 44, 800}, {45, 50, 1000}}), day(50));
  const SaleRhythm rhythm = sale_rhythm(held, 1000, day(0), day(50));
  EXPECT_EQ(rhythm.count, 2);
  EXPECT_EQ(rhythm.last_began_ms, day(40));
  EXPECT_EQ(rhythm.median_days, 5);
  EXPECT_EQ(rhythm.median_days_between, 20);
  EXPECT_EQ(rhythm.time_permille, 200);
}

TEST(PriceRhythm, ARunningSaleHasNoLengthYet) {
  const auto held = held_prices(daily({{0, 19, 1000}, {20, 24, 800}}), day(24));
  const SaleRhythm rhythm = sale_rhythm(held, 1000, day(0), day(24));
  EXPECT_EQ(rhythm.count, 1);
  EXPECT_EQ(rhythm.median_days, std::nullopt);
  EXPECT_EQ(rhythm.median_days_between, std::nullopt);
}

TEST(PriceRhythm, StepsOfOneSaleAreOneSale) {
  const auto held = held_prices(daily({{0, 19, 1000}, {20, 24, 900}, {25, 29, 800}, {30, 40, 1000}}), day(40));
  EXPECT_EQ(sale_rhythm(held, 1000, day(0), day(40)).count, 1);
}

TEST(PriceRhythm, LessThanFivePercentIsNoSale) {
  const auto held = held_prices(daily({{0, 19, 1000}, {20, 24, 951}, {25, 30, 1000}}), day(30));
  EXPECT_EQ(sale_rhythm(held, 1000, day(0), day(30)).count, 0);
}

TEST(PriceRhythm, ShareOfTimeAtOrBelow) {
  const auto held = held_prices(daily({{0, 29, 1000}, {30, 40, 800}}), day(40));
  EXPECT_EQ(time_at_or_below_permille(held, 800, day(0), day(40)), 250);
  EXPECT_EQ(time_at_or_below_permille(held, 1000, day(0), day(40)), 1000);
  EXPECT_EQ(time_at_or_below_permille(held, 799, day(0), day(40)), 0);
  EXPECT_EQ(time_at_or_below_permille({}, 800, day(0), day(40)), std::nullopt);
}

TEST(PriceRhythm, VolatilityIsTheDeviationOverTheMean) {
  const auto held = held_prices(daily({{0, 14, 1000}, {15, 30, 800}}), day(30));
  EXPECT_EQ(volatility_permille(held, day(0), day(30)), 111);
  EXPECT_EQ(volatility_permille(held_prices(daily({{0, 30, 700}}), day(30)), day(0), day(30)), 0);
  EXPECT_EQ(volatility_permille({}, day(0), day(30)), std::nullopt);
}

TEST(PriceRhythm, VolatilityOfTheDearestPricesDoesNotOverflow) {
  const auto held = held_prices(daily({{0, 14, kMaxPriceMinor}, {15, 30, 1}}), day(30));
  EXPECT_EQ(volatility_permille(held, day(0), day(30)), 1000);
}

TEST(PriceRhythm, TrendComparesTwoMonths) {
  const auto held = held_prices(daily({{0, 29, 1000}, {30, 60, 900}}), day(60));
  EXPECT_EQ(trend_permille(held, day(60)), -100);
  EXPECT_EQ(trend_permille(held, day(40)), -33) << "the last 30 days are 20 at 1000 and 10 at 900";
  EXPECT_EQ(trend_permille(held, day(35)), std::nullopt) << "five known days are too few to compare with";
  EXPECT_EQ(trend_permille(held, day(20)), std::nullopt) << "nothing is known of the 30 days before";
}

}  // namespace
}  // namespace companion::price
