#include "price/public_price.h"

#include <gtest/gtest.h>

#include "price/day_history.h"

namespace companion::price {
namespace {

using test::daily;
using test::day;

TEST(PublicPriceTest, WorkedValues) {
  struct Row {
    int64_t now;
    int64_t personal_minor;
    int64_t expected_part;
    int64_t expected_seen;
  };
  const PriceHistory history = daily({{0, 9, 1000}, {10, 20, 1300}});
  for (const Row& row : {Row{day(20), 999, 301, day(20)}, Row{day(21), 999, 301, day(20)},
                         Row{day(23), 1300, 0, day(20)}, Row{day(21), 1450, -150, day(20)}}) {
    const auto known = public_price(history, row.personal_minor, row.now);
    ASSERT_TRUE(known) << row.now;
    EXPECT_EQ(known->price_minor, 1300);
    EXPECT_EQ(known->personal_minor, row.expected_part);
    EXPECT_EQ(known->seen_ms, row.expected_seen);
  }
}

TEST(PublicPriceTest, AnOlderPriceIsNotWhatOthersPayNow) {
  const PriceHistory history = daily({{0, 20, 1300}});
  EXPECT_TRUE(public_price(history, 999, day(20) + kMaxPublicPriceAgeMs));
  EXPECT_FALSE(public_price(history, 999, day(20) + kMaxPublicPriceAgeMs + 1));
}

TEST(PublicPriceTest, WhatWasSeenAfterNowDoesNotCount) {
  const PriceHistory history = daily({{0, 9, 1000}, {10, 20, 1300}});
  const auto known = public_price(history, 999, day(5));
  ASSERT_TRUE(known);
  EXPECT_EQ(known->price_minor, 1000);
  EXPECT_EQ(known->seen_ms, day(5));
  EXPECT_FALSE(public_price(history, 999, day(-1)));
  EXPECT_FALSE(public_price(PriceHistory(), 999, day(5)));
}

}  // namespace
}  // namespace companion::price
