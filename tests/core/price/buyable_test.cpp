// A price nobody could buy is not a price: sold-out stretches count like gaps.
#include "price/buyable.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "price/assessment.h"
#include "price/daily_grid.h"
#include "price/day_history.h"

namespace companion::price {
namespace {

using test::daily;
using test::day;
using test::Stretch;

const Evidence* find(const Verdict& verdict, const std::string& id) {
  const auto found = std::find_if(verdict.evidence.begin(), verdict.evidence.end(),
                                  [&](const Evidence& one) { return one.id == id; });
  return found == verdict.evidence.end() ? nullptr : &*found;
}

/// 1000 in stock for 60 days; for ten of them 500, sold out.
PriceHistory bargain_nobody_could_buy() {
  return daily({{0, 29, 1000, true}, {30, 39, 500, false}, {40, 60, 1000, true}});
}

TEST(Buyable, LeavesOutWhatIsKnownToBeSoldOut) {
  const auto runs = buyable_runs(daily({{0, 9, 1000, true}, {10, 19, 900, false}, {20, 29, 800}}));
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[0].price_minor, 1000);
  EXPECT_EQ(runs[1].price_minor, 800) << "unknown stock counts";
}

TEST(Buyable, HeldPricesEndWhereItSoldOut) {
  const auto held = held_prices(daily({{0, 9, 1000, true}, {12, 19, 900, false}, {30, 39, 1000, true}}), day(39));
  ASSERT_EQ(held.size(), 2u);
  EXPECT_EQ(held[0].to_ms, day(12)) << "carried on to the sold-out stretch, not into it";
  EXPECT_EQ(held[1].from_ms, day(30)) << "what is known of a sold-out price is not carried on";
}

TEST(Buyable, StatisticsForgetWhatNobodyCouldBuy) {
  const auto stats = price_statistics(bargain_nobody_could_buy(), day(60));
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->lowest.price_minor, 1000);
  EXPECT_EQ(stats->changes, 0);
  EXPECT_EQ(stats->drops, 0);
  EXPECT_EQ(stats->sales.count, 0);
  EXPECT_EQ(stats->means[1].mean_minor, 1000);
  EXPECT_EQ(stats->means[1].observed_ms, 50 * kDayMs);
  EXPECT_EQ(stats->volatility_permille, 0);
  EXPECT_EQ(stats->at_or_below_permille, 1000);
}

TEST(Buyable, TheCurrentPriceIsTheLastThatCouldBeBought) {
  const auto stats = price_statistics(daily({{0, 40, 1000, true}, {41, 50, 700, false}}), day(50));
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->current_minor, 1000);
  EXPECT_EQ(stats->last_seen_ms, day(50)) << "it was seen, though";
}

TEST(Buyable, ThereIsNothingToSayOfWhatWasAlwaysSoldOut) {
  const auto history = daily({{0, 60, 1000, false}});
  EXPECT_FALSE(price_statistics(history, day(60)));
  EXPECT_FALSE(legal_discount(history, day(60)));
  EXPECT_FALSE(reduction_begin(history, day(60)));
  EXPECT_FALSE(typical_discount(history, 1000, day(60)));
  EXPECT_FALSE(check_list_price(history, 2000, day(60)));
  EXPECT_TRUE(daily_prices(history, day(60), 365).empty());
  const Verdict verdict = judge(history, Offer{900, {}, true}, day(60));
  EXPECT_EQ(verdict.label, kNotEnoughHistory);
  EXPECT_FALSE(verdict.enough_data);
}

TEST(Buyable, TheLegalReferenceIsALowestPriceThatWasSold) {
  // Without the sold-out bargain the reduction from 1000 to 800 is 20 %.
  const auto history = daily({{0, 50, 1000, true}, {51, 55, 500, false}, {56, 60, 1000, true}, {61, 61, 800, true}});
  const auto discount = legal_discount(history, day(61));
  ASSERT_TRUE(discount);
  EXPECT_EQ(discount->reference_minor, 1000);
  EXPECT_EQ(discount->percent, 20);
}

TEST(Buyable, AListPriceAskedWhileSoldOutWasNotCharged) {
  const auto history = daily({{0, 50, 1000, true}, {51, 55, 2000, false}, {56, 60, 1000, true}});
  const auto check = check_list_price(history, 2000, day(60));
  ASSERT_TRUE(check);
  EXPECT_EQ(check->finding, ListPriceFinding::kNeverCharged);
}

TEST(Buyable, ABargainNobodyCouldBuyDoesNotSpoilTheScore) {
  const Offer offer{900, {}, true};
  const Verdict with = judge(bargain_nobody_could_buy(), offer, day(60));
  const Verdict without = judge(daily({{0, 60, 1000, true}}), offer, day(60));
  EXPECT_EQ(with.deal_score, without.deal_score);
  EXPECT_EQ(with.label, without.label);
}

TEST(Buyable, WhatIsSoldOutNowIsNotPraised) {
  const auto history = daily({{0, 60, 1000, true}, {61, 63, 500, false}});
  const Verdict verdict = judge(history, Offer{500, {1000, {}}, false}, day(64));
  EXPECT_EQ(verdict.label, kSoldOut);
  EXPECT_TRUE(verdict.enough_data) << "the history is known well enough";
  EXPECT_FALSE(verdict.deal_score);
  EXPECT_FALSE(verdict.legal_discount_percent);
  EXPECT_FALSE(verdict.typical_discount_percent);
  EXPECT_FALSE(verdict.list_price);
  EXPECT_EQ(verdict.claimed_discount_percent, 50) << "what the page claims is a fact";
  const Evidence* sold_out = find(verdict, "sold_out_now");
  ASSERT_NE(sold_out, nullptr);
  EXPECT_EQ(sold_out->from_ms, day(61));
  EXPECT_EQ(sold_out->to_ms, day(64));
}

TEST(Buyable, SoldOutIsSaidOnTheFirstVisitToo) {
  const Verdict verdict = judge({}, Offer{500, {}, false}, day(0));
  EXPECT_EQ(verdict.label, kSoldOut);
  EXPECT_FALSE(verdict.enough_data);
}

TEST(Buyable, BackInStockIsJudgedAgain) {
  const auto history = daily({{0, 60, 1000, true}, {61, 63, 500, false}});
  for (const std::optional<bool> state : {std::optional<bool>(true), std::optional<bool>()}) {
    const Verdict verdict = judge(history, Offer{800, {}, state}, day(64));
    EXPECT_TRUE(verdict.deal_score);
    EXPECT_EQ(find(verdict, "sold_out_now"), nullptr);
  }
}

TEST(Buyable, WhatWasSoldOutLongAgoIsJustNotSeenLately) {
  const Verdict verdict = judge(daily({{0, 60, 1000, true}, {61, 63, 500, false}}), {}, day(90));
  EXPECT_EQ(verdict.label, kNotSeenLately);
  EXPECT_EQ(find(verdict, "sold_out_now"), nullptr);
}

TEST(Buyable, NothingIsForecastOfWhatIsSoldOutNow) {
  AssessmentInput input;
  input.history = daily({{0, 100, 1000, true}});
  input.now_ms = day(100);
  input.offer = Offer{1000, {}, true};
  EXPECT_TRUE(assess(input).forecast);
  input.offer->in_stock = false;
  const Assessment sold_out = assess(input);
  EXPECT_FALSE(sold_out.forecast);
  ASSERT_TRUE(sold_out.statistics);
  EXPECT_EQ(sold_out.history.runs().back().in_stock, false) << "the history shown keeps it";
}

TEST(Buyable, ALookBackKeepsTheStockState) {
  auto history = daily({{0, 9, 1000, true}, {10, 30, 1000, false}});
  EXPECT_EQ(cut_after(history, day(20)), 1);
  ASSERT_EQ(history.runs().size(), 2u);
  EXPECT_EQ(history.runs().back().in_stock, false);
  EXPECT_EQ(history.runs().back().last_seen_ms, day(20));
}

}  // namespace
}  // namespace companion::price
