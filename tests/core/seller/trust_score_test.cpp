// What must hold of the score whatever the store.
#include "seller/trust_score.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "seller/score_rules.h"
#include "seller/store_samples.h"

namespace companion::seller {
namespace {

/// A fact of a sighting to be set, from the worst value to the best.
struct Ladder {
  const char* name;
  std::function<void(StoreSighting&, double)> set;
  std::vector<double> steps;
};

const std::vector<Ladder>& ladders() {
  static const std::vector<Ladder> all = {
      {"share", [](auto& store, double v) { store.positive_percent = v; }, {60, 85, 90, 95, 97, 99, 100}},
      {"stars", [](auto& store, double v) { store.stars = v; }, {1, 3, 4.2, 4.6, 4.8, 5}},
      {"described", [](auto& store, double v) { store.described = v; }, {1, 3, 4.2, 4.6, 4.8, 5}},
      {"communication", [](auto& store, double v) { store.communication = v; }, {1, 3, 4.2, 4.6, 4.8, 5}},
      {"shipping", [](auto& store, double v) { store.shipping = v; }, {1, 3, 4.2, 4.6, 4.8, 5}},
      {"votes", [](auto& store, double v) { store.feedback_count = static_cast<int64_t>(v); }, {2500, 9000, 40000, 1e6}},
      {"followers", [](auto& store, double v) { store.followers = static_cast<int64_t>(v); }, {0, 10, 2000, 1e5, 1e8}},
      {"fewer negative votes", [](auto& store, double v) { store.negative_count = static_cast<int64_t>(-v); }, {-900, -90, -20, -4, 0}},
      {"sooner promised", [](auto& store, double v) { store.promised_days = static_cast<int64_t>(-v); }, {-90, -40, -20, -7, -1}},
      {"opened earlier", [](auto& store, double v) { store.opened_day = static_cast<int64_t>(-v); }, {-20700, -20000, -18000, -14000}},
  };
  return all;
}

FactorValue score_of(const StoreFacts& facts) { return judge_seller(facts).score.value(); }

TEST(TrustScore, NeverFallsWhenAFactGetsBetter) {
  for (const Ladder& ladder : ladders()) {
    FactorValue before{0, 0, 0};
    for (const double step : ladder.steps) {
      StoreFacts facts = well_known_store();
      // Votes move the share towards itself, so they are held apart from it here.
      if (std::string_view(ladder.name) == "fewer negative votes") facts.sightings[0].positive_count = 5000;
      ladder.set(facts.sightings[0], step);
      const FactorValue now = score_of(facts);
      EXPECT_GE(now.score, before.score - 1e-9) << ladder.name << ' ' << step;
      EXPECT_GE(now.low, before.low - 1e-9) << ladder.name << ' ' << step;
      EXPECT_GE(now.high, before.high - 1e-9) << ladder.name << ' ' << step;
      before = now;
    }
  }
}

TEST(TrustScore, NeverRisesWithMoreTroubleOfOnesOwn) {
  double before = 1, low_before = 1;
  for (int trouble = 0; trouble <= 10; ++trouble) {
    StoreFacts facts = well_known_store();
    facts.orders = orders(10 - trouble, 0, trouble);
    const FactorValue now = score_of(facts);
    EXPECT_LE(now.score, before + 1e-9) << trouble;
    EXPECT_LE(now.low, low_before + 1e-9) << trouble;
    before = now.score;
    low_before = now.low;
  }
}

TEST(TrustScore, StaysWithinItsBoundsWhateverIsKnown) {
  const auto& all = ladders();
  for (unsigned known = 0; known < (1U << all.size()); known += 3) {
    for (const bool is_best : {false, true}) {
      const StoreFacts facts = seen_once([&](StoreSighting& store) {
        for (size_t at = 0; at < all.size(); ++at) {
          if (known >> at & 1) all[at].set(store, is_best ? all[at].steps.back() : all[at].steps.front());
        }
      });
      const SellerTrust trust = judge_seller(facts);
      EXPECT_EQ(trust.score.has_value(), trust.recommendation.has_value());
      EXPECT_TRUE(trust.coverage >= 0 && trust.coverage <= 1 + 1e-9);
      if (!trust.score) continue;
      EXPECT_TRUE(trust.factors[0].value);
      EXPECT_GE(trust.coverage, score_rules().least_coverage);
      EXPECT_LE(0, trust.score->low);
      EXPECT_LE(trust.score->low, trust.score->score);
      EXPECT_LE(trust.score->score, trust.score->high);
      EXPECT_LE(trust.score->high, 1);
    }
  }
}

TEST(TrustScore, IsTheMeanOfTheKnownFactorsByTheirWeights) {
  StoreFacts facts = well_known_store();
  facts.sightings[0].badges.clear();
  facts.sightings[0].communication.reset();
  const SellerTrust trust = judge_seller(facts);
  double sum = 0, weights = 0;
  for (size_t at = 0; at < kFactors; ++at) {
    if (!trust.factors[at].value) continue;
    sum += factor_weight(at) * trust.factors[at].value->score;
    weights += factor_weight(at);
  }
  EXPECT_NEAR(weights, 0.85, 1e-9);
  EXPECT_NEAR(trust.coverage, 0.85, 1e-9);
  EXPECT_NEAR(trust.score->score, sum / weights, 1e-9);
}

TEST(TrustScore, IsLessSureWithLessKnown) {
  const FactorValue all = score_of(well_known_store());
  StoreFacts facts = well_known_store();
  auto& store = facts.sightings[0];
  store.communication = store.shipping = std::nullopt;
  store.promised_days = std::nullopt;
  store.badges.clear();
  const FactorValue some = score_of(facts);
  EXPECT_GT(some.high - some.low, all.high - all.low);
}

TEST(TrustScore, DoesNotDependOnTheOrderOfSightingsAndOrders) {
  StoreFacts facts = well_known_store();
  facts.orders = orders(3, 1, 1);
  for (const char* seen : {"2026-11-20T00:00:00Z", "2026-11-20T00:00:00Z", "2026-01-01T00:00:00Z", ""}) {
    StoreSighting sighting;
    sighting.seen_ms = parse_iso_time(seen);
    sighting.positive_percent = 91.0 + static_cast<double>(facts.sightings.size());
    sighting.orders_90_days = 100 * static_cast<int64_t>(facts.sightings.size());
    facts.sightings.push_back(sighting);
  }
  const FactorValue expected = score_of(facts);
  const auto by_first = [](const StoreSighting& a, const StoreSighting& b) { return a.orders_90_days < b.orders_90_days; };
  std::sort(facts.sightings.begin(), facts.sightings.end(), by_first);
  do {
    const FactorValue now = score_of(facts);
    EXPECT_EQ(now.score, expected.score);
    EXPECT_EQ(now.low, expected.low);
  } while (std::next_permutation(facts.sightings.begin(), facts.sightings.end(), by_first));
  std::reverse(facts.orders.begin(), facts.orders.end());
  EXPECT_EQ(score_of(facts).score, expected.score);
}

TEST(TrustScore, MovesLittleWhenAFactMovesLittle) {
  for (const Ladder& ladder : ladders()) {
    for (const double step : ladder.steps) {
      StoreFacts facts = well_known_store();
      ladder.set(facts.sightings[0], step);
      const FactorValue here = score_of(facts);
      const bool is_whole = std::abs(step) > 100 || step < 0;
      ladder.set(facts.sightings[0], step + (is_whole ? 1 : step > 99 ? -0.01 : 0.01));
      const FactorValue there = score_of(facts);
      EXPECT_NEAR(there.score, here.score, 0.02) << ladder.name << ' ' << step;
      EXPECT_NEAR(there.low, here.low, 0.02) << ladder.name << ' ' << step;
    }
  }
}

TEST(TrustScore, GoesByTheLowerEnd) {
  const std::pair<double, Recommendation> labels[] = {
      {0.86, Recommendation::kHighlyRecommended}, {0.85, Recommendation::kHighlyRecommended},
      {0.84, Recommendation::kRecommended},       {0.70, Recommendation::kRecommended},
      {0.69, Recommendation::kAcceptable},        {0.50, Recommendation::kAcceptable},
      {0.49, Recommendation::kCaution},           {0, Recommendation::kCaution}};
  for (const auto& [low, label] : labels) EXPECT_EQ(recommendation_for(low), label) << low;
  const SellerTrust trust = judge_seller(well_known_store());
  EXPECT_EQ(*trust.recommendation, recommendation_for(trust.score->low));
}

TEST(TrustScore, IsNoneWithoutTheRatingOrWithLittleElse) {
  StoreFacts facts = well_known_store();
  auto& store = facts.sightings[0];
  store.positive_percent = store.stars = store.described = std::nullopt;
  EXPECT_FALSE(judge_seller(facts).score);
  EXPECT_GT(judge_seller(facts).coverage, 0.7);
  EXPECT_FALSE(judge_seller(seen_once([](StoreSighting& only) { only.positive_percent = 99; })).score);
}

TEST(TrustHistory, HasAPointForEachDayWithEnoughKnown) {
  StoreFacts facts = well_known_store();
  for (int day = 0; day < 300; ++day) {
    StoreSighting sighting;
    sighting.seen_ms = *parse_iso_time("2026-01-01T08:00:00Z") + day * int64_t{86'400'000};
    sighting.positive_percent = 90 + day % 7;
    if (day >= 150) sighting.feedback_count = 1000 + day;
    facts.sightings.push_back(sighting);
  }
  facts.crowd = CrowdFacts{};
  facts.crowd->store.communication = 1;
  const auto points = trust_history(facts);
  ASSERT_EQ(points.size(), 151U);  // days with votes: the share alone is too little; and the last, full one
  EXPECT_TRUE(std::is_sorted(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.seen_ms < b.seen_ms; }));
  EXPECT_EQ(format_iso_time(points.back().seen_ms), "2026-11-22T10:00:00Z");
  facts.crowd.reset();
  facts.now_ms = points.back().seen_ms;
  EXPECT_NEAR(points.back().score.score, score_of(facts).score, 1e-9);
}

}  // namespace
}  // namespace companion::seller
