#include "price/statistics.h"

#include <gtest/gtest.h>

#include "price/day_history.h"

namespace companion::price {
namespace {

using test::daily;
using test::day;

TEST(Statistics, AnEmptyHistoryHasNone) {
  EXPECT_FALSE(price_statistics(PriceHistory(), day(0)));
}

TEST(Statistics, OneSighting) {
  const auto stats = price_statistics(daily({{0, 0, 1000}}), day(0));
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->current_minor, 1000);
  EXPECT_EQ(stats->typical_minor, 1000);
  EXPECT_EQ(stats->lowest.price_minor, 1000);
  EXPECT_EQ(stats->highest.time_ms, day(0));
  EXPECT_EQ(stats->changes, 0);
  EXPECT_FALSE(stats->means[0].mean_minor);
}

TEST(Statistics, ExtremesAndChangesOfASale) {
  const auto stats = price_statistics(
      daily({{0, 19, 1000}, {20, 24, 800}, {25, 59, 1200}, {60, 64, 800}}), day(64));
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->current_minor, 800);
  EXPECT_EQ(stats->lowest.price_minor, 800);
  EXPECT_EQ(stats->lowest.time_ms, day(20));
  EXPECT_EQ(stats->highest.price_minor, 1200);
  EXPECT_EQ(stats->highest.time_ms, day(25));
  EXPECT_EQ(stats->changes, 3);
  EXPECT_EQ(stats->drops, 2);
  EXPECT_EQ(stats->typical_minor, 1200);
  EXPECT_EQ(stats->first_seen_ms, day(0));
  EXPECT_EQ(stats->last_seen_ms, day(64));
}

TEST(Statistics, AListPriceAloneIsNoChangeOfPrice) {
  const auto history =
      PriceHistory::from_sightings({{day(0), 1000, {}}, {day(1), 1000, 2000}, {day(2), 1000, {}}});
  EXPECT_EQ(price_statistics(history, day(2))->changes, 0);
}

TEST(Statistics, MeansWeighByTimeHeld) {
  const auto history = daily({{0, 19, 1000}, {20, 30, 400}});
  const auto held = held_prices(history, day(30));
  EXPECT_EQ(time_weighted_mean(held, day(0), day(30)).mean_minor, 800);
  EXPECT_EQ(time_weighted_mean(held, day(20), day(30)).mean_minor, 400);
  EXPECT_EQ(time_weighted_mean(held, day(0), day(30)).observed_ms, 30 * kDayMs);
  EXPECT_EQ(time_weighted_mean(held, day(30) - kDayMs + 1, day(30)).mean_minor, std::nullopt);
}

TEST(Statistics, UnknownTimeCountsForNothing) {
  // 1000 is known on days 0–14, nothing on days 14–100, 400 on days 100–114.
  const auto held = held_prices(daily({{0, 0, 1000}, {100, 100, 400}}), day(114));
  const WindowMean mean = time_weighted_mean(held, day(114 - 365), day(114));
  EXPECT_EQ(mean.mean_minor, 700);
  EXPECT_EQ(mean.observed_ms, 28 * kDayMs);
}

TEST(Statistics, TypicalIsThePriceThatHeldLongest) {
  const auto held =
      held_prices(daily({{0, 19, 1000}, {20, 34, 800}, {35, 39, 1000}, {40, 60, 900}}), day(60));
  EXPECT_EQ(typical_price(held, day(0), day(60)), 1000);
  EXPECT_EQ(typical_price(held, day(26), day(60)), 900);
}

TEST(Statistics, OfEquallyLongPricesTheLowerIsTypical) {
  const auto held = held_prices(daily({{0, 9, 1000}, {10, 20, 900}}), day(20));
  EXPECT_EQ(typical_price(held, day(0), day(20)), 900);
}

TEST(Statistics, TypicalForgetsWhatIsOlderThanAYear) {
  const auto stats = price_statistics(daily({{0, 499, 500}, {500, 800, 1500}}), day(800));
  EXPECT_EQ(stats->typical_minor, 1500);
  EXPECT_EQ(stats->lowest.price_minor, 500);
}

}  // namespace
}  // namespace companion::price
