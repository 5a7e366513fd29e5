// The goal, for one seed: at most 1 % of product-days wrong with up to 20 % attackers and 30 %
// personal prices; reached against all strategies but one. scripts/simulate measures all strategies over several seeds.
#include <gtest/gtest.h>

#include "estimators.h"
#include "measurement.h"

namespace companion::simulation {

/// For GoogleTest's messages; found by the type's namespace.
static void PrintTo(const StrategyName& strategy, std::ostream* out) {
  *out << strategy.name;
}

namespace {

class AttackedCrowd : public testing::TestWithParam<StrategyName> {};

TEST_P(AttackedCrowd, AFifthOfAttackersSeldomFoolsTheConsensus) {
  Scenario world;
  world.days = 60;
  world.strategy = GetParam().strategy;
  const Outcome outcome = measure(world);
  if (world.strategy == Strategy::kMimic) {
    // Not told from those who honestly share a personal price: only better than a plain plurality.
    EXPECT_LT(outcome.wrong, outcome.wrong_by_estimator.back());
  } else {
    EXPECT_LE(outcome.wrong * 100, outcome.product_days);
  }
  EXPECT_EQ(outcome.weak_jumps, 0);
  // Saying nothing would be right, too.
  EXPECT_GE(outcome.published * 100, 25 * outcome.product_days);
  // The world is hard enough: the obvious estimators fail in it.
  EXPECT_GE(outcome.wrong_by_estimator[0] * 100, 40 * outcome.product_days);
}

INSTANTIATE_TEST_SUITE_P(Strategies, AttackedCrowd, testing::ValuesIn(kStrategies));

TEST(Simulation, IsDeterminedByItsSeed) {
  Scenario world;
  world.days = 20;
  world.products = 10;
  const Outcome first = measure(world);
  const Outcome again = measure(world);
  world.seed = 2;
  const Outcome other = measure(world);
  EXPECT_EQ(first.wrong_by_estimator, again.wrong_by_estimator);
  EXPECT_EQ(first.published, again.published);
  EXPECT_NE(first.wrong_by_estimator, other.wrong_by_estimator);
}

TEST(Simulation, Estimators) {
  const std::vector<int64_t> prices{100, 5, 100, 90, 700};
  EXPECT_EQ(mean(prices), 199);
  EXPECT_EQ(trimmed_mean(prices), 96);
  EXPECT_EQ(median(prices), 100);
  EXPECT_EQ(plurality(prices), 100);
  EXPECT_EQ(median({1, 2}), 1);
  EXPECT_EQ(plurality({9, 3, 3, 9}), 3);
}

}  // namespace
}  // namespace companion::simulation
