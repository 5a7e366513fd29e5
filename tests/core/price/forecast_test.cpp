#include "price/forecast.h"

#include <gtest/gtest.h>

#include "companion/currency.h"
#include "price/daily_grid.h"
#include "price/day_history.h"

namespace companion::price {
namespace {

using test::daily;
using test::day;

TEST(DailyGrid, SamplesBackwardsFromNow) {
  const auto history = daily({{0, 0, 10}, {2, 2, 12}});
  EXPECT_EQ(daily_prices(history, day(3), 365), (std::vector<int64_t>{10, 10, 12, 12}));
  EXPECT_EQ(daily_prices(history, day(3), 2), (std::vector<int64_t>{12, 12}));
  EXPECT_EQ(daily_prices(history, day(3) + kHourMs, 365), (std::vector<int64_t>{10, 10, 12, 12}));
  EXPECT_TRUE(daily_prices(history, day(-1), 365).empty());
  EXPECT_TRUE(daily_prices(PriceHistory(), day(3), 365).empty());
}

TEST(DailyGrid, AGapIsUnknown) {
  const auto prices = daily_prices(daily({{0, 0, 10}, {20, 20, 12}}), day(20), 365);
  ASSERT_EQ(prices.size(), 21u);
  EXPECT_EQ(prices[14], 10);
  EXPECT_EQ(prices[15], 0);
  EXPECT_EQ(prices[20], 12);
}

TEST(NearestRank, TheSmallestValueThatEnoughDoNotExceed) {
  const std::vector<int64_t> ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  EXPECT_EQ(nearest_rank(ten, 10), 1);
  EXPECT_EQ(nearest_rank(ten, 50), 5);
  EXPECT_EQ(nearest_rank(ten, 90), 9);
  EXPECT_EQ(nearest_rank(ten, 91), 10);
  EXPECT_EQ(nearest_rank({7}, 10), 7);
}

/// Weeks at 1000 and at 800 in turn, beginning with 1000.
PriceHistory alternating_weeks(int64_t days) {
  std::vector<test::Stretch> stretches;
  for (int64_t n = 0; n < days; ++n) stretches.push_back({n, n, n / 7 % 2 == 0 ? 1000 : 800});
  return daily(stretches);
}

TEST(Forecast, AWeeklySaleComesBack) {
  const auto forecast = forecast_from_own_history(alternating_weeks(71), 1000, day(70), 7);
  ASSERT_TRUE(forecast);
  EXPECT_TRUE(forecast->similar_price);
  ASSERT_EQ(forecast->days.size(), 7u);
  EXPECT_EQ(forecast->days[6].p10_minor, 800);
  EXPECT_EQ(forecast->days[6].p50_minor, 800);
  EXPECT_EQ(forecast->days[6].p90_minor, 800);
  EXPECT_EQ(forecast->days[0].p50_minor, 1000);
  EXPECT_EQ(forecast->drop_permille, 1000);
  EXPECT_EQ(forecast->best_day, 7);
  EXPECT_EQ(forecast->expected_saving_minor, 200);
}

TEST(Forecast, AtTheSalePriceThereIsNothingToWaitFor) {
  const auto forecast = forecast_from_own_history(alternating_weeks(77), 800, day(76), 7);
  ASSERT_TRUE(forecast);
  EXPECT_EQ(forecast->drop_permille, 0);
  EXPECT_EQ(forecast->best_day, 0);
  EXPECT_EQ(forecast->expected_saving_minor, 0);
}

TEST(Forecast, ASteadyPriceStays) {
  const auto forecast = forecast_from_own_history(daily({{0, 60, 999}}), 999, day(60), 30);
  ASSERT_TRUE(forecast);
  ASSERT_EQ(forecast->days.size(), 30u);
  for (const ForecastDay& one : forecast->days) {
    EXPECT_EQ(one.p10_minor, 999);
    EXPECT_EQ(one.p90_minor, 999);
  }
  EXPECT_EQ(forecast->drop_permille, 0);
}

TEST(Forecast, AbstainsBelowTwentyEightWindows) {
  EXPECT_FALSE(forecast_from_own_history(daily({{0, 33, 999}}), 999, day(33), 7));
  const auto just_enough = forecast_from_own_history(daily({{0, 34, 999}}), 999, day(34), 7);
  ASSERT_TRUE(just_enough);
  EXPECT_EQ(just_enough->windows, 28);
  EXPECT_FALSE(forecast_from_own_history(daily({{0, 34, 999}}), 999, day(34), 8));
  EXPECT_FALSE(forecast_from_own_history(PriceHistory(), 999, day(34), 7));
  EXPECT_FALSE(forecast_from_own_history(daily({{0, 90, 999}}), 999, day(90), 0));
  EXPECT_FALSE(forecast_from_own_history(daily({{0, 90, 999}}), 999, day(90), 31));
}

TEST(Forecast, ANewPriceLevelAsksAllDays) {
  const auto forecast =
      forecast_from_own_history(daily({{0, 60, 1000}, {61, 61, 500}}), 500, day(61), 7);
  ASSERT_TRUE(forecast);
  EXPECT_FALSE(forecast->similar_price);
}

TEST(ForecastProperty, QuantilesAreOrderedAndPlausible) {
  test::Lcg random(21);
  for (int round = 0; round < 100; ++round) {
    std::vector<PriceSighting> sightings;
    const int64_t scale = round % 4 == 0 ? kMaxPriceMinor : 2000;
    for (int64_t n = 0; n < 200; n += 1 + random.below(4)) {
      sightings.push_back({day(n), 1 + random.below(scale), {}});
    }
    const auto history = PriceHistory::from_sightings(sightings);
    const int64_t price_minor = history.runs().back().price_minor;
    const auto forecast = forecast_from_own_history(history, price_minor, day(200), 14);
    ASSERT_TRUE(forecast) << round;
    EXPECT_GE(forecast->expected_saving_minor, 0);
    EXPECT_GE(forecast->drop_permille, 0);
    EXPECT_LE(forecast->drop_permille, 1000);
    for (const ForecastDay& one : forecast->days) {
      EXPECT_LE(1, one.p10_minor);
      EXPECT_LE(one.p10_minor, one.p50_minor);
      EXPECT_LE(one.p50_minor, one.p90_minor);
      EXPECT_LE(one.p90_minor, kMaxPriceMinor);
    }
  }
}

}  // namespace
}  // namespace companion::price
