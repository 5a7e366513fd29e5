#include "store/stored_product.h"

#include <gtest/gtest.h>

#include "companion/history.h"

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
  return product;
}

TEST(StoredProduct, ComesBackAsItWas) {
  const StoredProduct product = sample_product();
  const auto back = decode_product(product.product_id, encode_series(product));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, product);
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
