#include "price/seen_coupon.h"

#include <gtest/gtest.h>

namespace companion::price {
namespace {

constexpr int64_t kDayMs = 24LL * 3'600'000;
const CouponPlace kPlace{"USD", "7", 100 * kDayMs};

/// $3 from $20, of store 7, until the 120th day, seen on the 90th.
SeenCoupon seen() {
  Coupon coupon;
  coupon.amount_minor = 300;
  coupon.min_spend_minor = 2000;
  coupon.ends_ms = 120 * kDayMs;
  return {coupon, "USD", "7", 90 * kDayMs};
}

TEST(SeenCoupon, OfTheSameStoreCounts) { EXPECT_FALSE(hindrance_of_seen(seen(), kPlace, {})); }

TEST(SeenCoupon, OfAnotherOrAnUnknownStoreDoesNot) {
  SeenCoupon one = seen();
  EXPECT_EQ(hindrance_of_seen(one, {"USD", "8", kPlace.now_ms}, {}), CouponUse::kOtherStore);
  EXPECT_EQ(hindrance_of_seen(one, {"USD", "", kPlace.now_ms}, {}), CouponUse::kOtherStore);
  one.store_id = {};
  EXPECT_EQ(hindrance_of_seen(one, {"USD", "", kPlace.now_ms}, {}), CouponUse::kOtherStore);
}

TEST(SeenCoupon, OfThePlatformCountsInAnyStore) {
  SeenCoupon one = seen();
  for (const CouponKind kind : {CouponKind::kPlatform, CouponKind::kAcrossStore, CouponKind::kCode}) {
    one.coupon.kind = kind;
    EXPECT_FALSE(hindrance_of_seen(one, {"USD", "8", kPlace.now_ms}, {}));
  }
}

TEST(SeenCoupon, InAnotherCurrencyDoesNot) {
  SeenCoupon one = seen();
  one.currency = "EUR";
  EXPECT_EQ(hindrance_of_seen(one, kPlace, {}), CouponUse::kOtherCurrency);
}

TEST(SeenCoupon, WithoutAnEndIsBelievedForTwoDays) {
  SeenCoupon one = seen();
  one.coupon.ends_ms.reset();
  one.seen_ms = kPlace.now_ms - 2 * kDayMs;
  EXPECT_FALSE(hindrance_of_seen(one, kPlace, {}));
  one.seen_ms -= 1;
  EXPECT_EQ(hindrance_of_seen(one, kPlace, {}), CouponUse::kNotSeenLately);
}

TEST(SeenCoupon, WithAnEndIsBelievedForAMonth) {
  SeenCoupon one = seen();
  one.seen_ms = kPlace.now_ms - 30 * kDayMs;
  EXPECT_FALSE(hindrance_of_seen(one, kPlace, {}));
  one.seen_ms -= 1;
  EXPECT_EQ(hindrance_of_seen(one, kPlace, {}), CouponUse::kNotSeenLately);
}

TEST(SeenCoupon, ThatIsOnThePageIsNotCountedTwice) {
  Coupon on_page = seen().coupon;
  on_page.ends_ms.reset();
  EXPECT_EQ(hindrance_of_seen(seen(), kPlace, {on_page}), CouponUse::kDuplicate);
  on_page.min_spend_minor = 2100;
  EXPECT_FALSE(hindrance_of_seen(seen(), kPlace, {on_page}));
  Coupon hindered = seen().coupon;
  hindered.hindrance = CouponUse::kOtherStore;
  EXPECT_FALSE(hindrance_of_seen(seen(), kPlace, {hindered}));
}

TEST(SeenCoupon, HinderedOnesAreNotUsed) {
  Coupon coupon = seen().coupon;
  coupon.hindrance = CouponUse::kNotSeenLately;
  const CouponPlan plan = best_coupons(5000, {coupon, seen().coupon}, kPlace.now_ms);
  EXPECT_EQ(plan.uses, std::vector<CouponUse>({CouponUse::kNotSeenLately, CouponUse::kApplied}));
  EXPECT_EQ(plan.goods_minor, 4700);
}

}  // namespace
}  // namespace companion::price
