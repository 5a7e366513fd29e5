#include "crypto/base64.h"

#include <gtest/gtest.h>

namespace companion::server {
namespace {

std::vector<uint8_t> bytes(std::string_view text) {
  return {text.begin(), text.end()};
}

TEST(Base64, WritesAndReadsTheVectorsOfTheStandard) {
  // RFC 4648, section 10.
  const std::pair<const char*, const char*> vectors[] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
  };
  for (const auto& [plain, encoded] : vectors) {
    EXPECT_EQ(base64_encode(bytes(plain)), encoded);
    EXPECT_EQ(base64_decode(encoded), bytes(plain)) << encoded;
  }
}

TEST(Base64, EveryByteComesBack) {
  std::vector<uint8_t> all;
  for (int i = 0; i < 256; ++i) {
    all.push_back(static_cast<uint8_t>(i));
    EXPECT_EQ(base64_decode(base64_encode(all)), all);
  }
}

TEST(Base64, TakesOneSpellingOnly) {
  for (const char* text : {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm9v ", " Zm9v", "Zm9v\n",
                           "Zm9v====", "Z===", "====", "=", "Zm=v", "Zm-_", "Zg==Zg==", "Zm9vZ"}) {
    EXPECT_FALSE(base64_decode(text)) << text;
  }
  EXPECT_FALSE(base64_decode(std::string_view("Zm9\0", 4)));
  EXPECT_FALSE(base64_decode("Zm9\xc3"));
}

TEST(Base64, TheOneForUrlsHasNeitherPaddingNorSlashes) {
  EXPECT_EQ(base64url_encode(std::vector<uint8_t>{0xfb, 0xff}), "-_8");
  EXPECT_EQ(base64_encode(std::vector<uint8_t>{0xfb, 0xff}), "+/8=");
}

}  // namespace
}  // namespace companion::server
