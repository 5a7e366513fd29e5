#include "store/deal.h"

#include <gtest/gtest.h>

namespace companion::server {
namespace {

constexpr int64_t kFirstDay = 20'000;

/// A series with a price a day: {price, days} after one another.
StoredSeries series_of(const std::vector<std::pair<int64_t, int>>& stretches,
                       const std::string& currency = "USD") {
  PriceHistory history;
  int64_t day = kFirstDay;
  for (const auto& [price, days] : stretches) {
    for (int i = 0; i < days; ++i, ++day) history.add({day * kDayMs, price, {}});
  }
  StoredSeries series;
  series.key = {.product_id = "1005001", .sku_id = {}, .currency = currency, .ship_to = "DE"};
  series.closed = history.encode();
  return series;
}

StoredProduct product_of(std::vector<StoredSeries> series) {
  return {.product_id = "1005001", .closed_day = 0, .replay = 0, .series = std::move(series)};
}

TEST(Deal, IsWhatIsBelowBothTheTypicalPriceAndTheLowestOfThirtyDays) {
  const auto deals = deals_of(product_of({series_of({{2000, 60}, {1500, 2}})}));
  ASSERT_EQ(deals.size(), 1U);
  EXPECT_EQ(deals[0].price_minor, 1500);
  EXPECT_EQ(deals[0].typical_minor, 2000);
  EXPECT_EQ(deals[0].lowest_before_minor, 2000);
  EXPECT_EQ(deals[0].drop_percent, 25);
  EXPECT_EQ(deals[0].seen_at_ms, (kFirstDay + 61) * kDayMs);
  EXPECT_EQ(deals[0].category_id, std::nullopt);
}

TEST(Deal, NamesTheCategoryOfTheProduct) {
  StoredSeries series = series_of({{2000, 60}, {1500, 2}});
  series.category_id = 33902;
  const auto deals = deals_of(product_of({series}));
  ASSERT_EQ(deals.size(), 1U);
  EXPECT_EQ(deals[0].category_id, 33902);
}

TEST(Deal, ARaiseBeforeTheSaleDoesNotMakeOne) {
  EXPECT_TRUE(deals_of(product_of({series_of({{2000, 60}, {3000, 5}, {2000, 2}})})).empty());
}

TEST(Deal, NeedsFiveWeeksOfHistory) {
  EXPECT_TRUE(deals_of(product_of({series_of({{2000, 20}, {1500, 2}})})).empty());
}

TEST(Deal, NeedsTenPercent) {
  EXPECT_TRUE(deals_of(product_of({series_of({{2000, 60}, {1850, 2}})})).empty());
}

TEST(Deal, APersonalPriceIsNone) {
  StoredSeries series = series_of({{2000, 60}, {1500, 2}});
  series.key.context = PriceContext::kCoins;
  EXPECT_TRUE(deals_of(product_of({series})).empty());
}

TEST(Deal, WhatIsSoldOutIsNone) {
  StoredSeries series = series_of({{2000, 60}});
  series.days = {{.day = kFirstDay + 60,
                  .state = crowd::PointState::kPublished,
                  .lowest_minor = 1500,
                  .highest_minor = 1500,
                  .list_price_minor = {},
                  .in_stock = false,
                  .first_seen_ms = (kFirstDay + 60) * kDayMs,
                  .last_seen_ms = (kFirstDay + 60) * kDayMs,
                  .required = {}}};
  EXPECT_TRUE(deals_of(product_of({series})).empty());
}

TEST(Deal, TheBestOfAPlaceCounts) {
  StoredSeries sku = series_of({{2000, 60}, {1000, 2}});
  sku.key.sku_id = "12000001";
  const auto deals = deals_of(product_of(
      {series_of({{2000, 60}, {1500, 2}}), sku, series_of({{2000, 60}, {1500, 2}}, "EUR")}));
  ASSERT_EQ(deals.size(), 2U);
  EXPECT_EQ(deals[0].drop_percent, 50);
  EXPECT_EQ(deals[1].series.currency, "EUR");
}

}  // namespace
}  // namespace companion::server
