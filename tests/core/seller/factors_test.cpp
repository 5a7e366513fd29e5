// The worked values that stand beside the factors.
#include "seller/factors.h"

#include <gtest/gtest.h>

#include "seller/store_samples.h"

namespace companion::seller {
namespace {

using Fill = std::function<void(StoreSighting&)>;

LatestFacts latest(const Fill& fill) { return latest_facts(seen_once(fill)); }

/// As the comments print it: two decimals.
std::string score_of(const Factor& factor) {
  if (!factor.value) return "-";
  char text[8];
  snprintf(text, sizeof text, "%.2f", factor.value->score);
  return text;
}

Fill voted(double percent, int64_t votes) {
  return [=](StoreSighting& store) {
    store.positive_percent = percent;
    store.feedback_count = votes;
  };
}

TEST(RatingFactor, WeighsTheShareByItsVotes) {
  EXPECT_EQ(score_of(rating_factor(latest(voted(96.4, 2134)))), "0.85");
  EXPECT_EQ(score_of(rating_factor(latest(voted(100, 3)))), "0.67");
  EXPECT_EQ(score_of(rating_factor(latest(voted(97, 30000)))), "0.90");
  EXPECT_EQ(score_of(rating_factor(latest(voted(88, 5000)))), "0.24");
}

TEST(RatingFactor, ThreeVotesDoNotBeatThirtyThousand) {
  const auto few = rating_factor(latest(voted(100, 3))).value;
  const auto many = rating_factor(latest(voted(97, 30000))).value;
  EXPECT_LT(few->score, many->score);
  EXPECT_LT(few->low, many->low);
  EXPECT_GT(few->high - few->low, 10 * (many->high - many->low));
}

TEST(RatingFactor, TakesTheVotesOfTheMonthsThatTheShareIsAbout) {
  const LatestFacts both = latest([](StoreSighting& store) {
    store.positive_percent = 98.2;
    store.positive_count = 15138;
    store.feedback_count = 256429;
  });
  EXPECT_NEAR(*vote_count(both), 15415.5, 0.1);
  EXPECT_EQ(vote_count(latest([](StoreSighting& store) { store.feedback_count = 70; })), 70);
  EXPECT_FALSE(vote_count(latest([](StoreSighting& store) { store.positive_count = 70; })));
}

TEST(RatingFactor, IsUnknownWhenNothingIs) {
  EXPECT_EQ(score_of(rating_factor(latest([](StoreSighting&) {}))), "-");
  EXPECT_EQ(score_of(rating_factor(latest([](StoreSighting& store) { store.feedback_count = 9; }))), "-");
  // What the shop prints until its data has come.
  EXPECT_EQ(score_of(rating_factor(latest([](StoreSighting& store) { store.positive_percent = 0; }))), "-");
  EXPECT_EQ(score_of(rating_factor(latest(voted(0, 40)))), "0.00");
}

TEST(SalesVolumeFactor, GrowsWithTheLogarithm) {
  const std::pair<int64_t, const char*> votes[] = {{0, "0.00"},    {10, "0.20"},     {100, "0.45"},
                                                   {1000, "0.70"}, {10000, "0.90"}, {100000, "1.00"}};
  for (const auto& [count, score] : votes) {
    EXPECT_EQ(score_of(sales_volume_factor(latest([given = count](StoreSighting& store) { store.feedback_count = given; }))), score);
  }
  const std::pair<int64_t, const char*> followers[] = {
      {100, "0.25"}, {1000, "0.50"}, {18230, "0.75"}, {100000, "0.90"}};
  for (const auto& [count, score] : followers) {
    EXPECT_EQ(score_of(sales_volume_factor(latest([given = count](StoreSighting& store) { store.followers = given; }))), score);
  }
  EXPECT_EQ(score_of(sales_volume_factor(latest([](StoreSighting&) {}))), "-");
}

TEST(ResponseTimeFactor, FollowsTheStars) {
  const std::pair<double, const char*> stars[] = {{3.5, "0.00"}, {4.2, "0.20"}, {4.5, "0.50"},
                                                  {4.7, "0.75"}, {4.9, "0.95"}, {5, "1.00"}};
  for (const auto& [count, score] : stars) {
    EXPECT_EQ(score_of(response_time_factor(latest([given = count](StoreSighting& store) { store.communication = given; }))), score);
  }
}

TEST(ShippingSpeedFactor, CountsOwnOrdersAndPromises) {
  const LatestFacts nothing = latest([](StoreSighting&) {});
  EXPECT_EQ(score_of(shipping_speed_factor(nothing, orders(10, 0, 0))), "0.81");
  EXPECT_EQ(score_of(shipping_speed_factor(nothing, orders(5, 5, 0))), "0.29");
  EXPECT_EQ(score_of(shipping_speed_factor(nothing, {})), "-");
  const std::pair<int64_t, const char*> promised[] = {{7, "0.90"}, {15, "0.70"}, {30, "0.40"}};
  for (const auto& [days, score] : promised) {
    EXPECT_EQ(score_of(shipping_speed_factor(latest([given = days](StoreSighting& store) { store.promised_days = given; }), {})), score);
  }
}

TEST(DisputeRateFactor, CountsOwnOrdersElseNegativeVotes) {
  const auto negative = [](int64_t count) {
    return latest([=](StoreSighting& store) {
      store.positive_count = 1000 - count;
      store.neutral_count = 0;
      store.negative_count = count;
      store.feedback_count = 90000;
    });
  };
  EXPECT_EQ(score_of(dispute_rate_factor(negative(10), {})), "0.90");
  EXPECT_EQ(score_of(dispute_rate_factor(negative(40), {})), "0.50");
  EXPECT_EQ(score_of(dispute_rate_factor(negative(40), orders(3, 0, 0))), "0.82");
  EXPECT_EQ(score_of(dispute_rate_factor(negative(40), orders(0, 0, 3))), "0.21");
  EXPECT_EQ(score_of(dispute_rate_factor(latest([](StoreSighting&) {}), orders(2, 0, 0))), "-");
}

TEST(LongevityFactor, GrowsWithAgeAndKnowsNoFuture) {
  const int64_t now_ms = *parse_iso_time("2026-11-23");
  const auto aged = [&](int64_t days) {
    const auto facts = latest([&](StoreSighting& store) { store.opened_day = *parse_iso_day("2026-11-23") - days; });
    return score_of(longevity_factor(facts, now_ms));
  };
  const std::pair<int64_t, const char*> ages[] = {{0, "0.00"},     {90, "0.20"},   {365, "0.50"},
                                                  {1095, "0.80"}, {3650, "1.00"}, {-1, "-"}};
  for (const auto& [days, score] : ages) EXPECT_EQ(aged(days), score) << days;
}

TEST(VerificationFactor, IsKnownOnlyWithABadge) {
  EXPECT_EQ(score_of(verification_factor(latest([](StoreSighting&) {}))), "-");
  EXPECT_EQ(score_of(verification_factor(latest([](StoreSighting& store) { store.badges = {"top_rated"}; }))), "1.00");
}

}  // namespace
}  // namespace companion::seller
