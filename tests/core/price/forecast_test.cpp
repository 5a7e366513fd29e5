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
  EXPECT_EQ(forecast->windows, 35);
  ASSERT_EQ(forecast->days.size(), 7u);
  // 35 windows at 800 and 14 at 1000.
  EXPECT_EQ(forecast->days[6].p10_minor, 800);
  EXPECT_EQ(forecast->days[6].p50_minor, 800);
  EXPECT_EQ(forecast->days[6].p90_minor, 1000);
  EXPECT_EQ(forecast->days[0].p50_minor, 1000);
  EXPECT_EQ(forecast->drop_permille, 720);  // (35 × 1000 + 14 × 20) ÷ 49
  EXPECT_EQ(forecast->best_day, 7);
  EXPECT_EQ(forecast->expected_saving_minor, 143);  // 1000 − (35 × 800 + 14 × 1000) ÷ 49
}

TEST(Forecast, TheShoppersOwnDrop) {
  const auto chance = [](int percent) {
    const auto forecast =
        forecast_from_own_history(alternating_weeks(71), 1000, day(70), 7, percent);
    EXPECT_EQ(forecast->drop_permille, 720) << percent;
    return forecast->chosen_drop_permille;
  };
  EXPECT_EQ(chance(15), 720);
  EXPECT_EQ(chance(20), 719);  // exactly 20 % counts: (35 × 1000 + 14 × 15) ÷ 49
  EXPECT_EQ(chance(21), 4);    // only the usual 14 ‰ of 14 windows in 49
  EXPECT_EQ(chance(1), 800);   // (35 × 1000 + 14 × 300) ÷ 49
  EXPECT_FALSE(forecast_from_own_history(alternating_weeks(71), 1000, day(70), 7, 0));
  EXPECT_FALSE(forecast_from_own_history(alternating_weeks(71), 1000, day(70), 7, 100));
}

TEST(Forecast, AtTheSalePriceThereIsNothingToWaitFor) {
  const auto forecast = forecast_from_own_history(alternating_weeks(77), 800, day(76), 7);
  ASSERT_TRUE(forecast);
  EXPECT_EQ(forecast->drop_permille, 6);  // 14 windows of 49 with the usual 20 ‰
  EXPECT_EQ(forecast->best_day, 0);
  EXPECT_EQ(forecast->expected_saving_minor, 0);
}

TEST(Forecast, ASavingBelowOnePercentIsNotWorthWaiting) {
  // 6 % off in every eighth week; now is in an ordinary one.
  std::vector<test::Stretch> stretches;
  for (int64_t n = 0; n < 210; ++n) stretches.push_back({n, n, n / 7 % 8 == 7 ? 940 : 1000});
  const auto forecast = forecast_from_own_history(daily(stretches), 1000, day(209), 7);
  ASSERT_TRUE(forecast);
  EXPECT_TRUE(forecast->similar_price);
  EXPECT_EQ(forecast->days[6].p10_minor, 940);
  EXPECT_EQ(forecast->best_day, 0);
  EXPECT_EQ(forecast->expected_saving_minor, 0);
}

TEST(Forecast, LittleHistorySaysLessThanMuch) {
  // A quarter off every third week: at the end of the second week before it, the chance
  // grows with the times that was seen.
  int64_t before = 0;
  for (const int64_t weeks : {8, 17, 38}) {
    std::vector<test::Stretch> stretches;
    for (int64_t n = 0; n < weeks * 7; ++n) {
      stretches.push_back({n, n, n / 7 % 3 == 2 ? 750 : 1000});
    }
    const auto now = day(weeks * 7 - 1);
    const auto forecast = forecast_from_own_history(daily(stretches), 1000, now, 7);
    ASSERT_TRUE(forecast) << weeks;
    EXPECT_GT(forecast->drop_permille, before) << weeks;
    before = forecast->drop_permille;
  }
}

TEST(Forecast, ASteadyPriceStays) {
  const auto forecast = forecast_from_own_history(daily({{0, 60, 999}}), 999, day(60), 30);
  ASSERT_TRUE(forecast);
  ASSERT_EQ(forecast->days.size(), 30u);
  for (const ForecastDay& one : forecast->days) {
    EXPECT_EQ(one.p10_minor, 999);
    EXPECT_EQ(one.p90_minor, 999);
  }
  EXPECT_EQ(forecast->drop_permille, 57);  // 60 windows of 91 with the usual 86 ‰
  EXPECT_EQ(forecast->best_day, 0);
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
    const int percent = static_cast<int>(1 + random.below(99));
    const auto forecast = forecast_from_own_history(history, price_minor, day(200), 14, percent);
    ASSERT_TRUE(forecast) << round;
    EXPECT_GE(forecast->expected_saving_minor, 0);
    EXPECT_GE(forecast->drop_permille, 0);
    EXPECT_LE(forecast->drop_permille, 1000);
    EXPECT_GE(forecast->chosen_drop_permille, percent <= 15 ? forecast->drop_permille : 0);
    EXPECT_LE(forecast->chosen_drop_permille, percent >= 15 ? forecast->drop_permille : 1000);
    EXPECT_EQ(forecast->best_day == 0, forecast->expected_saving_minor == 0);
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
