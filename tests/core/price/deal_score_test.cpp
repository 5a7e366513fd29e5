#include "price/deal_score.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "price/day_history.h"
#include "rules/rule_pack.h"

namespace companion::price {
namespace {

using test::daily;
using test::day;

TEST(DealWeights, TheFileExplainsEveryValueAndAddsUp) {
  const auto file = nlohmann::json::parse(rules::embedded_file("weights/deal"));
  for (const auto& [name, signal] : file.at("signals").items()) {
    EXPECT_GT(signal.at("about").get<std::string>().size(), 20u) << name;
    EXPECT_NE(signal.at("zero_at_percent"), signal.at("full_at_percent")) << name;
  }
  const DealWeights& weights = deal_weights();
  EXPECT_EQ(weights.above_lowest.weight + weights.below_typical.weight + weights.time_dearer.weight,
            100);
  ASSERT_FALSE(weights.labels.empty());
  EXPECT_EQ(weights.labels.back().from_score, 0);
  for (size_t i = 1; i < weights.labels.size(); ++i) {
    EXPECT_GT(weights.labels[i - 1].from_score, weights.labels[i].from_score);
  }
}

TEST(SignalWeight, StrengthLiesOnALine) {
  const SignalWeight falling{1, 25, 0};
  EXPECT_EQ(falling.strength_permille(30), 0);
  EXPECT_EQ(falling.strength_permille(25), 0);
  EXPECT_EQ(falling.strength_permille(10), 600);
  EXPECT_EQ(falling.strength_permille(0), 1000);
  EXPECT_EQ(falling.strength_permille(-5), 1000);
  const SignalWeight rising{1, -20, 25};
  EXPECT_EQ(rising.strength_permille(-20), 0);
  EXPECT_EQ(rising.strength_permille(0), 444);
  EXPECT_EQ(rising.strength_permille(25), 1000);
}

TEST(DealScore, WorkedValues) {
  const auto steady = daily({{0, 60, 1000}});
  const auto score = [&](int64_t price_minor) {
    return *deal_score(steady, price_minor, day(60), deal_weights());
  };
  EXPECT_EQ(score(1000).score, 53);
  EXPECT_EQ(score(1000).label, "fair");
  EXPECT_EQ(score(750).score, 100);
  EXPECT_EQ(score(750).label, "great");
  EXPECT_EQ(score(1250).score, 0);
  EXPECT_EQ(score(1250).label, "poor");

  const DealScore now = score(1000);
  ASSERT_EQ(now.terms.size(), 3u);
  EXPECT_EQ(now.terms[0].points, 35);
  EXPECT_EQ(now.terms[1].points, 18);
  EXPECT_EQ(now.terms[2].points, 0);
}

TEST(DealScore, TheWeeklySaleIsLessOfADealThanTheRareOne) {
  const auto rare = daily({{0, 55, 1000}, {56, 62, 800}});
  const auto weekly = daily({{0, 6, 800},
                             {7, 13, 1000},
                             {14, 20, 800},
                             {21, 27, 1000},
                             {28, 34, 800},
                             {35, 41, 1000},
                             {42, 48, 800},
                             {49, 55, 1000},
                             {56, 62, 800}});
  const auto score = [](const PriceHistory& history) {
    return deal_score(history, 800, day(62), deal_weights())->score;
  };
  EXPECT_EQ(score(rare), 93);
  EXPECT_EQ(score(weekly), 64);
}

TEST(DealScore, AnEmptyHistoryHasNone) {
  EXPECT_FALSE(deal_score(PriceHistory(), 1000, day(0), deal_weights()));
}

TEST(DealScoreProperty, ALowerPriceNeverScoresWorse) {
  test::Lcg random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<PriceSighting> sightings;
    for (int64_t n = 0; n < 120; n += 1 + random.below(5)) {
      sightings.push_back({day(n), 500 + random.below(1500), {}});
    }
    const auto history = PriceHistory::from_sightings(sightings);
    int64_t dearer_score = 0;
    for (int64_t price_minor = 2500; price_minor >= 100; price_minor -= 7) {
      const auto deal = deal_score(history, price_minor, day(130), deal_weights());
      ASSERT_GE(deal->score, dearer_score) << round << " at " << price_minor;
      ASSERT_LE(deal->score, 100);
      dearer_score = deal->score;
    }
    EXPECT_EQ(dearer_score, 100);
  }
}

}  // namespace
}  // namespace companion::price
