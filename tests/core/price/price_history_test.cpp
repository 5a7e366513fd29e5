#include <gtest/gtest.h>

#include "companion/currency.h"
#include "companion/history.h"
#include "price/random_history.h"

namespace companion {
namespace {

using test::kJanuary2026Ms;

constexpr int64_t hour(int64_t n) {
  return kJanuary2026Ms + n * kHourMs;
}

PriceHistory history_of(std::vector<PriceSighting> sightings) {
  return PriceHistory::from_sightings(std::move(sightings));
}

bool same_price(const PriceRun& a, const PriceRun& b) {
  return a.price_minor == b.price_minor && a.list_price_minor == b.list_price_minor;
}

void expect_invariants(const PriceHistory& history) {
  const auto& runs = history.runs();
  for (size_t i = 0; i < runs.size(); ++i) {
    EXPECT_LE(runs[i].first_seen_ms, runs[i].last_seen_ms);
    if (i == 0) continue;
    EXPECT_LE(runs[i - 1].last_seen_ms, runs[i].first_seen_ms);
    EXPECT_FALSE(same_price(runs[i - 1], runs[i]) && runs[i - 1].in_stock == runs[i].in_stock);
    if (i == 1 || runs[i - 1].in_stock || !runs[i].in_stock) continue;
    EXPECT_FALSE(same_price(runs[i - 2], runs[i - 1]) && same_price(runs[i - 1], runs[i]) &&
                 runs[i - 2].in_stock == runs[i].in_stock)
        << "unknown stock splits a run";
  }
}

TEST(PriceHistory, EqualNeighboursBecomeOneRunInAnyOrder) {
  const auto history = history_of({{hour(9), 900, {}},
                                   {hour(1), 1000, {}},
                                   {hour(5), 1000, {}},
                                   {hour(3), 1000, {}},
                                   {hour(3), 1000, {}}});
  const std::vector<PriceRun> expected = {{hour(1), hour(5), 1000, {}},
                                          {hour(9), hour(9), 900, {}}};
  EXPECT_EQ(history.runs(), expected);
}

TEST(PriceHistory, AnotherListPriceIsAnotherRun) {
  const auto history = history_of({{hour(1), 1000, {}}, {hour(2), 1000, 2000}});
  EXPECT_EQ(history.runs().size(), 2u);
}

TEST(PriceHistory, ALateContradictionSplitsARun) {
  auto history = history_of({{hour(1), 1000, {}}, {hour(9), 1000, {}}});
  history.add({hour(4), 800, {}});
  const std::vector<PriceRun> expected = {
      {hour(1), hour(1), 1000, {}}, {hour(4), hour(4), 800, {}}, {hour(9), hour(9), 1000, {}}};
  EXPECT_EQ(history.runs(), expected);
}

TEST(PriceHistory, TwoPricesOfOneHourEndWithTheLowerOne) {
  const auto history = history_of({{hour(1), 800, {}}, {hour(1), 1000, {}}});
  const std::vector<PriceRun> expected = {{hour(1), hour(1), 1000, {}},
                                          {hour(1), hour(1), 800, {}}};
  EXPECT_EQ(history.runs(), expected);
}

TEST(PriceHistory, AChangeWithinOneHourIsOneChange) {
  const auto history = history_of(
      {{hour(1), 800, {}}, {hour(5), 800, {}}, {hour(5), 1000, {}}, {hour(8), 1000, {}}});
  const std::vector<PriceRun> expected = {{hour(1), hour(5), 800, {}},
                                          {hour(5), hour(8), 1000, {}}};
  EXPECT_EQ(history.runs(), expected);
}

TEST(PriceHistory, AnotherStockStateIsAnotherRun) {
  const auto history = history_of(
      {{hour(1), 900, {}, true}, {hour(2), 900, {}, true}, {hour(3), 900, {}, false}, {hour(4), 900, {}, true}});
  const std::vector<PriceRun> expected = {{hour(1), hour(2), 900, {}, true},
                                          {hour(3), hour(3), 900, {}, false},
                                          {hour(4), hour(4), 900, {}, true}};
  EXPECT_EQ(history.runs(), expected);
}

TEST(PriceHistory, UnknownStockSplitsNoRunOfAKnownState) {
  auto history = history_of({{hour(1), 900, {}, true}, {hour(2), 900, {}}, {hour(3), 900, {}}});
  EXPECT_EQ(history.runs().size(), 2u) << "nobody knows yet what comes after";
  history.add({hour(4), 900, {}, true});
  const std::vector<PriceRun> expected = {{hour(1), hour(4), 900, {}, true}};
  EXPECT_EQ(history.runs(), expected);
  history.add({hour(3), 900, {}});
  EXPECT_EQ(history.runs(), expected);
  history.add({hour(4), 900, {}});
  EXPECT_EQ(history.runs(), expected) << "unknown beside known at the same instant";
}

TEST(PriceHistory, UnknownStockStaysWhereItSaysSomething) {
  const auto changed = history_of({{hour(1), 900, {}, true}, {hour(2), 900, {}}, {hour(3), 900, {}, false}});
  EXPECT_EQ(changed.runs().size(), 3u) << "nobody knows when it was sold out";
  const auto cheaper = history_of({{hour(1), 900, {}, true}, {hour(2), 800, {}}, {hour(3), 900, {}, true}});
  EXPECT_EQ(cheaper.runs().size(), 3u) << "another price";
  const auto before = history_of({{hour(1), 900, {}}, {hour(2), 900, {}, true}, {hour(3), 900, {}}});
  EXPECT_EQ(before.runs().size(), 3u) << "a state is not carried to readings that do not tell it";
}

TEST(PriceHistory, ReadersWhoDoNotTellTheStockCauseNoFlapping) {
  std::vector<PriceSighting> sightings;
  for (int64_t i = 0; i < 100; ++i) {
    const auto state = i % 2 == 0 ? std::optional<bool>(i < 50) : std::nullopt;
    sightings.push_back({hour(i), 900, {}, state});
  }
  PriceHistory one_by_one;
  for (const PriceSighting& sighting : sightings) one_by_one.add(sighting);
  EXPECT_EQ(one_by_one, history_of(sightings));
  EXPECT_EQ(one_by_one.runs().size(), 4u) << "in stock, unknown, sold out, unknown";
}

TEST(PriceHistory, OfTwoStatesInOneHourTheLastOneIsInStock) {
  const auto history = history_of({{hour(1), 900, {}, true}, {hour(1), 900, {}, false}, {hour(1), 900, {}}});
  const std::vector<PriceRun> expected = {{hour(1), hour(1), 900, {}, false}, {hour(1), hour(1), 900, {}, true}};
  EXPECT_EQ(history.runs(), expected);

  const auto sold_out = history_of({{hour(0), 900, {}, true},
                                    {hour(1), 900, {}},
                                    {hour(2), 900, {}, false},
                                    {hour(2), 900, {}, true},
                                    {hour(3), 900, {}, false}});
  const std::vector<PriceRun> one_change = {{hour(0), hour(2), 900, {}, true}, {hour(2), hour(3), 900, {}, false}};
  EXPECT_EQ(sold_out.runs(), one_change) << "sold out within the hour is one change";
}

TEST(PriceHistory, APriceChangeWithinAnHourIsOneAlsoWhenTheStockGetsKnown) {
  const auto history = history_of({{hour(1), 900, {}}, {hour(2), 1000, {}, true}, {hour(2), 900, {}, true}});
  const std::vector<PriceRun> expected = {
      {hour(1), hour(1), 900, {}}, {hour(2), hour(2), 900, {}, true}, {hour(2), hour(2), 1000, {}, true}};
  EXPECT_EQ(history.runs(), expected);
}

TEST(PriceHistory, WhatCannotBeTrueIsLeftOut) {
  auto history = history_of({{hour(1), 0, {}},
                             {hour(1), -5, {}},
                             {hour(1), kMaxPriceMinor + 1, {}},
                             {hour(1), 1000, 999},
                             {kEarliestTimeMs - 1, 1000, {}},
                             {kLatestTimeMs + 1, 1000, {}}});
  EXPECT_TRUE(history.empty());
  history.add({hour(1), 0, {}});
  EXPECT_TRUE(history.empty());
}

TEST(PriceHistoryProperty, AddingOneByOneInOrderEqualsBuildingAtOnce) {
  test::Lcg random(1);
  for (int round = 0; round < 500; ++round) {
    auto sightings = random_sightings(random, 30, 2000);
    std::stable_sort(sightings.begin(), sightings.end(),
                     [](const auto& a, const auto& b) { return a.time_ms < b.time_ms; });
    PriceHistory one_by_one;
    for (const PriceSighting& sighting : sightings) {
      one_by_one.add(sighting);
      const PriceHistory before = one_by_one;
      one_by_one.add(sighting);
      ASSERT_EQ(one_by_one, before);
    }
    ASSERT_EQ(one_by_one, history_of(sightings)) << round;
  }
}

TEST(PriceHistoryProperty, MergeIsCommutativeAndIdempotent) {
  test::Lcg random(2);
  for (int round = 0; round < 2000; ++round) {
    const auto a = history_of(random_sightings(random, 25));
    const auto b = history_of(random_sightings(random, 25));
    PriceHistory ab = a;
    ab.merge(b);
    PriceHistory ba = b;
    ba.merge(a);
    ASSERT_EQ(ab, ba) << round;
    expect_invariants(ab);

    PriceHistory again = ab;
    again.merge(b);
    ASSERT_EQ(again, ab) << round;
    again.merge(a);
    ASSERT_EQ(again, ab) << round;
    again.merge(again);
    ASSERT_EQ(again, ab) << round;
  }
}

TEST(PriceHistoryProperty, AHistoryIsItsSightings) {
  test::Lcg random(3);
  for (int round = 0; round < 500; ++round) {
    const auto history = history_of(random_sightings(random, 40));
    ASSERT_EQ(history_of(history.sightings()), history) << round;
  }
}

TEST(PriceHistoryProperty, NoPriceIsLostByMerging) {
  test::Lcg random(4);
  for (int round = 0; round < 500; ++round) {
    const auto sightings = random_sightings(random, 30);
    const auto history = history_of(sightings);
    for (const PriceSighting& sighting : sightings) {
      const bool kept =
          std::any_of(history.runs().begin(), history.runs().end(), [&](const PriceRun& run) {
            return run.first_seen_ms <= sighting.time_ms && sighting.time_ms <= run.last_seen_ms &&
                   run.price_minor == sighting.price_minor &&
                   run.list_price_minor == sighting.list_price_minor &&
                   (!sighting.in_stock || run.in_stock == sighting.in_stock);
          });
      ASSERT_TRUE(kept) << round;
    }
  }
}

}  // namespace
}  // namespace companion
