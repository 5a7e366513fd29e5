#include "price/list_price_check.h"

#include <gtest/gtest.h>

#include "price/day_history.h"

namespace companion::price {
namespace {

using test::daily;
using test::day;

TEST(ListPriceCheck, ChargedWhenItWasReallyAsked) {
  const auto check = check_list_price(daily({{0, 59, 1000}, {60, 64, 800}}), 1000, day(64));
  ASSERT_TRUE(check);
  EXPECT_EQ(name_of(check->finding), "charged");
  EXPECT_EQ(check->reference_minor, 1000);
  EXPECT_EQ(check->from_ms, day(0));
  EXPECT_EQ(check->to_ms, day(59));
}

TEST(ListPriceCheck, RoundingIsNoLie) {
  const auto check = check_list_price(daily({{0, 59, 1000}, {60, 64, 800}}), 1015, day(64));
  EXPECT_EQ(check->finding, ListPriceFinding::kCharged);
}

TEST(ListPriceCheck, RaisedShortlyBeforeTheSale) {
  const auto check = check_list_price(daily({{0, 59, 800}, {60, 69, 1000}, {70, 72, 800}}), 1000, day(72));
  ASSERT_TRUE(check);
  EXPECT_EQ(name_of(check->finding), "raised_before_sale");
  EXPECT_EQ(check->reference_minor, 800);
  EXPECT_EQ(check->to_ms, day(59));
}

TEST(ListPriceCheck, ARiseLongBeforeTheSaleIsAPrice) {
  const auto check = check_list_price(daily({{0, 29, 800}, {30, 69, 1000}, {70, 72, 800}}), 1000, day(72));
  EXPECT_EQ(check->finding, ListPriceFinding::kCharged);
}

TEST(ListPriceCheck, AListPriceThatRoseAlone) {
  std::vector<PriceSighting> sightings;
  for (int i = 0; i <= 50; ++i) sightings.push_back({day(i), 800, i < 40 ? 1000 : 1600});
  const auto check = check_list_price(PriceHistory::from_sightings(sightings), 1600, day(50));
  ASSERT_TRUE(check);
  EXPECT_EQ(name_of(check->finding), "list_price_raised");
  EXPECT_EQ(check->reference_minor, 1000);
}

TEST(ListPriceCheck, NeverChargedNamesTheDearestPriceSeen) {
  const auto check = check_list_price(daily({{0, 29, 700}, {30, 64, 800}}), 1600, day(64));
  ASSERT_TRUE(check);
  EXPECT_EQ(name_of(check->finding), "never_charged");
  EXPECT_EQ(check->reference_minor, 800);
  EXPECT_EQ(check->from_ms, day(30));
}

TEST(ListPriceCheck, WhatWasAskedMoreThanAYearAgoDoesNotCount) {
  const auto check = check_list_price(daily({{0, 29, 1000}, {400, 464, 800}}), 1000, day(464));
  EXPECT_EQ(check->finding, ListPriceFinding::kNeverCharged);
}

TEST(ListPriceCheck, AnEmptyHistorySaysNothing) {
  EXPECT_FALSE(check_list_price(PriceHistory(), 1000, day(0)));
}

}  // namespace
}  // namespace companion::price
