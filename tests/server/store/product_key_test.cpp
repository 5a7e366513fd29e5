#include "store/product_key.h"

#include <gtest/gtest.h>

namespace companion::server {
namespace {

TEST(ProductKey, IsTheSha256OfTheNamedId) {
  // printf 'product:1005006123456789' | sha256sum
  EXPECT_EQ(hex(product_key("1005006123456789")),
            "c6f003291238b92e4d2b9423497477f82c9fef0ae73177ada6e0e01e2c9395b6");
}

TEST(KeyPrefix, SpansExactlyTheKeysThatBeginSo) {
  const auto prefix = KeyPrefix::from_hex("a1f");
  ASSERT_TRUE(prefix);
  EXPECT_EQ(hex(prefix->first()), "a1f" + std::string(61, '0'));
  EXPECT_EQ(hex(prefix->last()), "a1f" + std::string(61, 'f'));
}

TEST(KeyPrefix, OfAllDigitsIsOneKey) {
  const std::string key = hex(product_key("1005006123456789"));
  const auto prefix = KeyPrefix::from_hex(key);
  ASSERT_TRUE(prefix);
  EXPECT_EQ(prefix->first(), prefix->last());
  EXPECT_EQ(hex(prefix->first()), key);
}

TEST(KeyPrefix, RefusesWhatIsNotAPrefix) {
  const std::string cases[] = {"", "a", "A1", "g0", "0x12", "a ", "é1", std::string(65, 'a')};
  for (const std::string& digits : cases) EXPECT_FALSE(KeyPrefix::from_hex(digits)) << digits;
}

}  // namespace
}  // namespace companion::server
