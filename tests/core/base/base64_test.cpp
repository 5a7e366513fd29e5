#include "base/base64.h"

#include <gtest/gtest.h>

namespace companion {
namespace {

TEST(Base64, ReadsTheExamplesOfRfc4648) {
  EXPECT_EQ(decode_base64(""), "");
  EXPECT_EQ(decode_base64("Zg=="), "f");
  EXPECT_EQ(decode_base64("Zm8="), "fo");
  EXPECT_EQ(decode_base64("Zm9v"), "foo");
  EXPECT_EQ(decode_base64("Zm9vYg=="), "foob");
  EXPECT_EQ(decode_base64("Zm9vYmFy"), "foobar");
}

TEST(Base64, ReadsEveryByte) {
  EXPECT_EQ(decode_base64("AAECfX5/gP3+/w=="), std::string("\x00\x01\x02\x7D\x7E\x7F\x80\xFD\xFE\xFF", 10));
}

TEST(Base64, AnythingElseIsRefused) {
  for (const char* text : {"Z", "Zg", "Zg=", "Zm9", "Zg===", "=", "====", "Z===", "Zm9v====", "Zm=v", "Zg==Zg==",
                           "Zm9v\n", " Zm9v", "Zm-v", "Zm_v", "Zm9\xC3", "Zh==", "Zm9=", "Zm9vY==="}) {
    EXPECT_FALSE(decode_base64(text)) << text;
  }
}

}  // namespace
}  // namespace companion
