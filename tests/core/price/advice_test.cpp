#include "price/advice.h"

#include <gtest/gtest.h>

#include "price/assessment.h"
#include "price/day_history.h"
#include "price/random_history.h"

namespace companion::price {
namespace {

using test::daily;
using test::day;

ForecastNumbers forecast_of(int64_t saving_minor, int64_t chance_permille) {
  ForecastNumbers forecast;
  forecast.expected_saving_minor = saving_minor;
  forecast.worthwhile_permille = chance_permille;
  return forecast;
}

TEST(AdviceWeights, AreReadFromTheFile) {
  const AdviceWeights& weights = advice_weights();
  EXPECT_EQ(weights.least_saving_percent, 3);
  EXPECT_EQ(weights.wait_from_permille, 500);
  EXPECT_EQ(weights.buy_now_to_permille, 200);
  EXPECT_EQ(weights.least_known_percent, 50);
}

TEST(Advice, WorkedValues) {
  struct Row {
    int64_t saving_minor, chance_permille;
    AdviceAction action;
    AdviceReason reason;
  };
  const Row rows[] = {
      {143, 720, AdviceAction::kWait, AdviceReason::kSavingLikely},
      {30, 500, AdviceAction::kWait, AdviceReason::kSavingLikely},
      {143, 499, AdviceAction::kNone, AdviceReason::kTooUncertain},
      {30, 10, AdviceAction::kNone, AdviceReason::kTooUncertain},
      {29, 720, AdviceAction::kNone, AdviceReason::kTooUncertain},
      {29, 201, AdviceAction::kNone, AdviceReason::kTooUncertain},
      {29, 200, AdviceAction::kBuyNow, AdviceReason::kFallUnlikely},
      {0, 0, AdviceAction::kBuyNow, AdviceReason::kFallUnlikely},
  };
  for (const Row& row : rows) {
    const Advice advice = advise(forecast_of(row.saving_minor, row.chance_permille), 1000, advice_weights());
    EXPECT_EQ(advice.action, row.action) << row.saving_minor << " " << row.chance_permille;
    EXPECT_EQ(advice.reason, row.reason) << row.saving_minor << " " << row.chance_permille;
  }
}

TEST(Advice, NoneWithoutAForecast) {
  const Advice advice = advise(std::nullopt, 1000, advice_weights());
  EXPECT_EQ(advice.action, AdviceAction::kNone);
  EXPECT_EQ(advice.reason, AdviceReason::kNoForecast);
}

/// Weeks at 1000 and at 800 in turn, up to and with `last_day`.
AssessmentInput alternating_weeks(int64_t last_day) {
  std::vector<test::Stretch> stretches;
  for (int64_t n = 0; n <= last_day; ++n) stretches.push_back({n, n, n / 7 % 2 == 0 ? 1000 : 800});
  AssessmentInput input;
  input.history = daily(stretches);
  input.now_ms = day(last_day);
  return input;
}

TEST(Advice, ComesWithTheAssessment) {
  // The first day of a week at 1000: the forecast's own worked example.
  const Assessment dear = assess(alternating_weeks(70));
  EXPECT_EQ(dear.advice.action, AdviceAction::kWait);
  EXPECT_EQ(dear.forecast->worthwhile_percent, 14);
  EXPECT_EQ(dear.forecast->worthwhile_permille, 720);

  // On the last day of a week at 800, a fall by 3 % never came: 14 windows of 49 with the usual 100 ‰.
  const Assessment cheap = assess(alternating_weeks(83));
  EXPECT_EQ(cheap.advice.action, AdviceAction::kBuyNow);
  EXPECT_EQ(cheap.forecast->worthwhile_percent, 3);
  EXPECT_EQ(cheap.forecast->worthwhile_permille, 29);

  const Assessment thin = assess(alternating_weeks(20));
  EXPECT_EQ(thin.advice.reason, AdviceReason::kNoForecast);
}

TEST(AdviceProperty, WaitingIsAdvisedOnlyForAFallThatIsLikelyAndWorthIt) {
  test::Lcg random(7);
  int waits = 0;
  for (int round = 0; round < 300; ++round) {
    const int64_t period = 2 + random.below(9);
    const int64_t cut = random.below(40);
    std::vector<test::Stretch> stretches;
    for (int64_t n = 0; n < 120; ++n) {
      const bool is_sale = n % period >= period - 1 - random.below(2);
      stretches.push_back({n, n, is_sale ? 1000 - 10 * cut : 1000});
    }
    AssessmentInput input;
    input.history = daily(stretches);
    input.now_ms = day(119);
    const Assessment result = assess(std::move(input));
    ASSERT_TRUE(result.forecast);
    const int64_t price = result.statistics->current_minor;
    EXPECT_GE(result.forecast->worthwhile_percent, 3);
    EXPECT_LE(result.forecast->worthwhile_percent, 99);
    if (result.advice.action == AdviceAction::kWait) {
      ++waits;
      EXPECT_GE(result.forecast->expected_saving_minor * 100, price * 3);
      EXPECT_GE(result.forecast->worthwhile_permille, 500);
      EXPECT_GT(result.forecast->best_day, 0);
    }
  }
  EXPECT_GT(waits, 20);
}

}  // namespace
}  // namespace companion::price
