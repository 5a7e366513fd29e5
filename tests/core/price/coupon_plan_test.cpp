#include "price/coupon_plan.h"

#include <gtest/gtest.h>

#include <random>

namespace companion::price {
namespace {

constexpr int64_t kNow = 1'750'000'000'000;

Coupon off(CouponKind kind, int64_t amount_minor, std::optional<int64_t> min_spend_minor = {}) {
  Coupon coupon;
  coupon.kind = kind;
  coupon.amount_minor = amount_minor;
  coupon.min_spend_minor = min_spend_minor;
  return coupon;
}

Coupon percent_off(CouponKind kind, int64_t percent) {
  Coupon coupon;
  coupon.kind = kind;
  coupon.percent = percent;
  return coupon;
}

TEST(CouponPlan, WithoutCouponsThePriceStays) {
  const CouponPlan plan = best_coupons(2000, {}, kNow);
  EXPECT_EQ(plan.goods_minor, 2000);
  EXPECT_TRUE(plan.steps.empty());
}

TEST(CouponPlan, OneOfEachKindInTheShopsOrder) {
  const CouponPlan plan = best_coupons(
      2000, {off(CouponKind::kPlatform, 200, 1500), off(CouponKind::kStore, 300), off(CouponKind::kStore, 100)}, kNow);
  ASSERT_EQ(plan.steps.size(), 2u);
  EXPECT_EQ(plan.steps[0].index, 1u);
  EXPECT_EQ(plan.steps[0].left_minor, 1700);
  EXPECT_EQ(plan.steps[1].saves_minor, 200);
  EXPECT_EQ(plan.goods_minor, 1500);
  EXPECT_EQ(plan.uses[2], CouponUse::kWorse);
}

TEST(CouponPlan, AMinimumCountsAfterTheCouponsBefore) {
  const CouponPlan plan =
      best_coupons(2000, {off(CouponKind::kStore, 300, 1500), off(CouponKind::kPlatform, 200, 1900)}, kNow);
  EXPECT_EQ(plan.goods_minor, 1700);
  EXPECT_EQ(plan.uses[1], CouponUse::kWorse);
}

TEST(CouponPlan, LeavingOutASmallStoreCouponCanSaveMore) {
  const CouponPlan plan =
      best_coupons(2000, {off(CouponKind::kStore, 100), off(CouponKind::kPlatform, 500, 1950)}, kNow);
  EXPECT_EQ(plan.goods_minor, 1500);
  EXPECT_EQ(plan.uses[0], CouponUse::kWorse);
}

TEST(CouponPlan, ACodeTakesThePlatformCouponsPlace) {
  const CouponPlan plan = best_coupons(2000, {off(CouponKind::kPlatform, 200), off(CouponKind::kCode, 300)}, kNow);
  EXPECT_EQ(plan.goods_minor, 1700);
  ASSERT_EQ(plan.steps.size(), 1u);
}

TEST(CouponPlan, SaysWhyACouponCannotBeUsed) {
  Coupon ended = off(CouponKind::kStore, 100);
  ended.ends_ms = kNow - 1;
  Coupon later = off(CouponKind::kStore, 100);
  later.starts_ms = kNow + 1;
  const CouponPlan plan = best_coupons(2000, {ended, later, off(CouponKind::kStore, 100, 2001), Coupon()}, kNow);
  EXPECT_EQ(plan.uses, (std::vector<CouponUse>{CouponUse::kEnded, CouponUse::kNotYet, CouponUse::kBelowMinimum,
                                               CouponUse::kUnknownValue}));
  EXPECT_EQ(plan.goods_minor, 2000);
}

TEST(CouponPlan, PercentagesRoundDownAndNothingBecomesFree) {
  EXPECT_EQ(best_coupons(999, {percent_off(CouponKind::kStore, 10)}, kNow).goods_minor, 900);
  EXPECT_EQ(best_coupons(500, {off(CouponKind::kStore, 600)}, kNow).goods_minor, 1);
  EXPECT_EQ(best_coupons(1, {off(CouponKind::kStore, 600)}, kNow).goods_minor, 1);
}

TEST(CouponPlan, AddsUpAndMoreCouponsNeverCostMore) {
  std::mt19937 random(7);
  const auto pick = [&random](int64_t low, int64_t high) { return std::uniform_int_distribution<int64_t>(low, high)(random); };
  for (int round = 0; round < 500; ++round) {
    const int64_t goods_minor = pick(1, 5000);
    std::vector<Coupon> coupons;
    int64_t before_minor = goods_minor;
    for (int i = 0; i < 6; ++i) {
      coupons.push_back(off(static_cast<CouponKind>(pick(0, 3)), pick(1, 800), pick(0, 5000)));
      const CouponPlan plan = best_coupons(goods_minor, coupons, kNow);
      int64_t left_minor = goods_minor;
      for (const CouponStep& step : plan.steps) {
        EXPECT_GE(left_minor, coupons[step.index].min_spend_minor.value_or(0));
        left_minor -= step.saves_minor;
        EXPECT_EQ(step.left_minor, left_minor);
      }
      EXPECT_EQ(plan.goods_minor, left_minor);
      EXPECT_GE(plan.goods_minor, 1);
      EXPECT_LE(plan.goods_minor, before_minor);
      before_minor = plan.goods_minor;
    }
  }
}

}  // namespace
}  // namespace companion::price
