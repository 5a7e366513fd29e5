#include "price/verdict.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "price/day_history.h"

namespace companion::price {
namespace {

using test::daily;
using test::day;

const Evidence* find(const Verdict& verdict, const std::string& id) {
  const auto found = std::find_if(verdict.evidence.begin(), verdict.evidence.end(),
                                  [&](const Evidence& one) { return one.id == id; });
  return found == verdict.evidence.end() ? nullptr : &*found;
}

TEST(Verdict, BelowFiveWeeksThereIsNoneOnlyTheClaim) {
  const Offer offer{1000, {2000, {}}};
  const Verdict verdict = judge(daily({{0, 34, 1000}}), offer, day(34));
  EXPECT_FALSE(verdict.enough_data);
  EXPECT_EQ(verdict.label, kNotEnoughHistory);
  EXPECT_FALSE(verdict.deal_score);
  EXPECT_FALSE(verdict.legal_discount_percent);
  EXPECT_FALSE(verdict.typical_discount_percent);
  EXPECT_EQ(verdict.claimed_discount_percent, 50);
  ASSERT_NE(find(verdict, "history"), nullptr);
  EXPECT_EQ(find(verdict, "history")->known_days, 34);
  EXPECT_TRUE(judge(daily({{0, 35, 1000}}), offer, day(35)).enough_data);
}

TEST(Verdict, TwoSightingsFiveWeeksApartAreNotEnough) {
  EXPECT_FALSE(judge(daily({{0, 0, 1000}, {36, 36, 900}}), {}, day(36)).enough_data);
}

TEST(Verdict, AnOldSightingDoesNotTellTodaysPrice) {
  const auto history = daily({{0, 60, 1000}});
  EXPECT_TRUE(judge(history, {}, day(74)).enough_data);
  const Verdict stale = judge(history, {}, day(75));
  EXPECT_FALSE(stale.enough_data);
  EXPECT_EQ(stale.label, kNotSeenLately);
  EXPECT_TRUE(judge(history, Offer{1000, {}}, day(75)).enough_data);
}

TEST(Verdict, AFakeDiscountIsSeenThrough) {
  const Verdict verdict = judge(daily({{0, 60, 1000}}), Offer{1000, {4000, 75}}, day(60));
  EXPECT_EQ(verdict.claimed_discount_percent, 75);
  EXPECT_EQ(verdict.legal_discount_percent, 0);
  EXPECT_EQ(verdict.typical_discount_percent, 0);
  EXPECT_EQ(verdict.label, "fair");
}

TEST(Verdict, AnHonestSaleShowsItsEvidence) {
  const Verdict verdict = judge(daily({{0, 60, 1000}}), Offer{750, {1000, {}}}, day(61));
  EXPECT_EQ(verdict.claimed_discount_percent, 25);
  EXPECT_EQ(verdict.legal_discount_percent, 25);
  EXPECT_EQ(verdict.typical_discount_percent, 25);
  EXPECT_EQ(verdict.deal_score, 100);
  const Evidence* legal = find(verdict, "legal_discount");
  ASSERT_NE(legal, nullptr);
  EXPECT_EQ(legal->reference_minor, 1000);
  EXPECT_EQ(legal->from_ms, day(31));
  EXPECT_EQ(legal->to_ms, day(61));
  for (const char* id : {"above_lowest", "below_typical", "time_dearer"}) {
    ASSERT_NE(find(verdict, id), nullptr) << id;
    EXPECT_TRUE(find(verdict, id)->points) << id;
  }
}

TEST(Verdict, NothingKnownNothingSaid) {
  const Verdict verdict = judge(PriceHistory(), {}, day(0));
  EXPECT_EQ(verdict.label, kNotEnoughHistory);
  EXPECT_TRUE(verdict.evidence.empty());
}

}  // namespace
}  // namespace companion::price
