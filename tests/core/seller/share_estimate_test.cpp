#include "seller/share_estimate.h"

#include <gtest/gtest.h>

#include <cmath>

namespace companion::seller {
namespace {

TEST(BetaDistribution, MatchesClosedForms) {
  EXPECT_NEAR(beta_distribution(1, 1, 0.3), 0.3, 1e-9);
  EXPECT_NEAR(beta_distribution(2, 3, 0.5), 0.6875, 1e-9);
  EXPECT_NEAR(beta_distribution(0.5, 0.5, 0.25), 1.0 / 3, 1e-9);  // arcsine: 2/π asin √x
  for (const double x : {0.01, 0.2, 0.5, 0.9, 0.999}) {
    EXPECT_NEAR(beta_distribution(7, 1, x), std::pow(x, 7), 1e-9) << x;
    EXPECT_NEAR(beta_distribution(4, 9, x), 1 - beta_distribution(9, 4, 1 - x), 1e-9) << x;
  }
  EXPECT_EQ(beta_distribution(2, 3, 0), 0);
  EXPECT_EQ(beta_distribution(2, 3, 1), 1);
}

TEST(BetaDistribution, HoldsForAMillionVotes) {
  // Nearly normal: mean 0.97, deviation √(0.97 · 0.03 / 10⁶).
  const double deviation = std::sqrt(0.97 * 0.03 / 1e6);
  EXPECT_NEAR(beta_distribution(970000, 30000, 0.97), 0.5, 0.01);
  EXPECT_NEAR(beta_distribution(970000, 30000, 0.97 - 1.6449 * deviation), 0.05, 0.005);
}

TEST(ShareEstimate, IsTheBetaPosterior) {
  const auto none = estimate_share(0, 0, {0.5, 2});
  EXPECT_NEAR(none.mean, 0.5, 1e-9);
  EXPECT_NEAR(none.low, 0.05, 1e-6);
  EXPECT_NEAR(none.high, 0.95, 1e-6);
  const auto all_good = estimate_share(18, 18, {0.5, 2});  // Beta(19, 1)
  EXPECT_NEAR(all_good.mean, 0.95, 1e-9);
  EXPECT_NEAR(all_good.low, std::pow(0.05, 1.0 / 19), 1e-6);
  EXPECT_NEAR(all_good.high, std::pow(0.95, 1.0 / 19), 1e-6);
}

TEST(ShareEstimate, IsPulledToTheMiddleWhileVotesAreFew) {
  const SharePrior prior{0.93, 20};
  EXPECT_LT(estimate_share(3, 3, prior).mean, estimate_share(29100, 30000, prior).mean);
  double width = 1;
  for (const double count : {10.0, 100.0, 1000.0, 10000.0}) {
    const auto share = estimate_share(0.96 * count, count, prior);
    EXPECT_LT(share.high - share.low, width) << count;
    EXPECT_TRUE(share.low < share.mean && share.mean < share.high) << count;
    width = share.high - share.low;
  }
}

}  // namespace
}  // namespace companion::seller
