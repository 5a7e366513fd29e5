#include "store/stored_product.h"

#include <gtest/gtest.h>

#include "base/byte_codec.h"
#include "companion/history.h"
#include "crowd/compact_bytes.h"

namespace companion::server {
namespace {

constexpr int64_t kDay = 20'780;

crowd::DayPoint point(int64_t day) {
  return {.day = day,
          .state = crowd::PointState::kPublished,
          .reason = crowd::PointReason::kAgreed,
          .lowest_minor = 1999,
          .highest_minor = 1999,
          .list_price_minor = 2999,
          .keys = 3,
          .networks = 2,
          .weight_share_permille = 800,
          .first_seen_ms = day * kDayMs,
          .last_seen_ms = day * kDayMs + 5 * kHourMs,
          .required = {3, 2}};
}

StoredProduct sample_product() {
  StoredProduct product{.product_id = "1005006123456789", .closed_day = kDay, .replay = 2, .series = {}};
  StoredSeries& plain = product.series_of({.product_id = product.product_id, .sku_id = {}, .currency = "USD", .ship_to = {}});
  PriceHistory history;
  history.add({kDay * kDayMs, 1999, 2999, true});
  plain.closed = history.encode();
  plain.days = {point(kDay), point(kDay + 1)};
  product.series_of({.product_id = product.product_id,
                     .sku_id = "12000001",
                     .currency = "EUR",
                     .ship_to = "DE",
                     .context = PriceContext::kCoins})
      .days = {point(kDay)};
  product.series[0].category_id = 33902;
  product.series[1].category_id = product.series[1].open_category_id = 200001809;
  product.coupons = {{.terms = {.store_id = "1102345",
                                .currency = "USD",
                                .amount_minor = 100,
                                .min_spend_minor = 1700,
                                .code = "HELLO7",
                                .ends_ms = (kDay + 7) * kDayMs},
                      .keys = 3,
                      .networks = 2,
                      .last_seen_ms = kDay * kDayMs,
                      .until_ms = (kDay + 7) * kDayMs,
                      .required = {3, 2}},
                     {.terms = {.kind = CouponKind::kAcrossStore, .currency = "EUR", .percent = 5},
                      .keys = 4,
                      .networks = 4,
                      .last_seen_ms = kDay * kDayMs,
                      .until_ms = (kDay + 2) * kDayMs,
                      .required = {3, 2}}};
  return product;
}

/// The bytes of a product with one series as the version before wrote them.
std::string first_version(const StoredProduct& product) {
  std::string out(1, '\x01');
  append_varint(out, zigzag(product.closed_day));
  append_varint(out, zigzag(product.replay));
  append_varint(out, 1);
  const StoredSeries& series = product.series[0];
  for (const std::string& text : {std::string(), series.key.currency, std::string(), std::string(),
                                  series.closed}) {
    append_varint(out, text.size());
    out += text;
  }
  crowd::append_day_points(out, series.days);
  return out;
}

TEST(StoredProduct, ComesBackAsItWas) {
  const StoredProduct product = sample_product();
  const auto back = decode_product(product.product_id, encode_series(product));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, product);
}

TEST(StoredProduct, WhatTheVersionBeforeWroteIsStillRead) {
  StoredProduct product = sample_product();
  product.series.resize(1);
  product.series[0].category_id.reset();
  product.coupons.clear();
  const auto back = decode_product(product.product_id, first_version(product));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, product);
}

TEST(StoredProduct, ItsCategoryIsThatOfMostSeries) {
  StoredProduct product = sample_product();
  EXPECT_EQ(category_of(product), 33902) << "of equals the lowest number";
  product.series[0].open_category_id = 200001809;
  EXPECT_EQ(category_of(product), 200001809) << "the open days' word is the latest";
  product.series.clear();
  EXPECT_EQ(category_of(product), std::nullopt);
}

TEST(StoredProduct, NoCutIsReadAsAProduct) {
  const std::string bytes = encode_series(sample_product());
  for (size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_FALSE(decode_product("1", std::string_view(bytes).substr(0, length)).ok()) << length;
  }
  EXPECT_FALSE(decode_product("1", bytes + "x").ok());
}

TEST(StoredProduct, ASeriesIsAddedOnceInItsPlace) {
  StoredProduct product = sample_product();
  const SeriesKey key{.product_id = product.product_id, .sku_id = {}, .currency = "EUR", .ship_to = {}};
  product.series_of(key).days = {point(kDay)};
  EXPECT_EQ(product.series.size(), 3U);
  EXPECT_EQ(product.series[0].key, key);  // EUR before USD, no SKU before one
  EXPECT_EQ(product.series_of(key).days.size(), 1U);
  EXPECT_EQ(product.series.size(), 3U);
}

TEST(StoredProduct, DaysAfterTheClosedOneAreOpen) {
  const StoredProduct product = sample_product();
  EXPECT_FALSE(is_open(product, product.series[0].days[0]));
  EXPECT_TRUE(is_open(product, product.series[0].days[1]));
}

}  // namespace
}  // namespace companion::server
