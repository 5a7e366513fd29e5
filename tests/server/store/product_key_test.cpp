#include "store/product_key.h"

#include <gtest/gtest.h>

namespace companion::server {
namespace {

// printf 'product:1005006123456789' | sha256sum | cut -c1-16
constexpr const char* kDigits = "c6f003291238b92e";

TEST(ProductKey, IsTheBeginningOfTheHash) {
  EXPECT_EQ(key_digits(product_key("1005006123456789"), 16), kDigits);
  EXPECT_EQ(key_digits(product_key("1005006123456789"), 3), std::string(kDigits).substr(0, 3));
  EXPECT_EQ(key_digits(product_key("1005006123456789"), 99).size(), 16U);
}

TEST(ProductKey, KeysAreInTheOrderOfTheirDigits) {
  const ProductKey low = KeyPrefix::from_hex("7f")->last();
  const ProductKey high = KeyPrefix::from_hex("80")->first();
  EXPECT_LT(low, high);
  EXPECT_EQ(key_digits(low, 4), "7fff");
  EXPECT_EQ(key_digits(high, 4), "8000");
}

TEST(SeriesId, DependsOnEveryPartAndFitsInto62Bits) {
  const SeriesKey key{.product_id = "1005006123456789", .sku_id = "12000", .currency = "USD",
                      .ship_to = "DE"};
  std::vector<SeriesKey> others(5, key);
  others[0].product_id = "1005006123456780";
  others[1].sku_id.reset();
  others[2].currency = "EUR";
  others[3].ship_to = "FR";
  others[4].context = PriceContext::kCoins;
  EXPECT_EQ(series_id(key), series_id(SeriesKey(key)));
  EXPECT_EQ(series_id(key) >> 62, 0U);
  for (const SeriesKey& other : others) EXPECT_NE(series_id(other), series_id(key));
}

TEST(KeyPrefix, HoldsExactlyTheKeysThatBeginSo) {
  const ProductKey key = product_key("1005006123456789");
  for (const size_t digits : {0U, 1U, 3U, 4U, 16U}) {
    const auto prefix = KeyPrefix::from_hex(key_digits(key, digits));
    ASSERT_TRUE(prefix) << digits;
    EXPECT_LE(prefix->first(), key);
    EXPECT_GE(prefix->last(), key);
    EXPECT_EQ(key_digits(prefix->first(), digits), prefix->digits());
    EXPECT_EQ(key_digits(prefix->last(), digits), prefix->digits());
  }
  EXPECT_EQ(KeyPrefix::from_hex(key_digits(key, 16))->first(), key);
  EXPECT_EQ(KeyPrefix::from_hex(key_digits(key, 16))->last(), key);
}

TEST(KeyPrefix, NeighboursMeetWithoutAGap) {
  EXPECT_EQ(KeyPrefix::from_hex("3af")->last() + 1, KeyPrefix::from_hex("3b0")->first());
}

TEST(KeyPrefix, TakesNothingButLowerCaseHex) {
  for (const char* text : {"A", "g", "0x", "3b ", "é", "00000000000000000"}) {
    EXPECT_FALSE(KeyPrefix::from_hex(text)) << text;
  }
}

}  // namespace
}  // namespace companion::server
