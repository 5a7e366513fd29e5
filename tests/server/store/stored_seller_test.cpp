#include "store/stored_seller.h"

#include <gtest/gtest.h>

namespace companion::server {
namespace {

crowd::PublishedSeller sample_seller() {
  crowd::PublishedSeller seller{.known_since_day = 20'000,
                                .updated_day = 20'780,
                                .until_day = 20'800,
                                .keys = 5,
                                .networks = 4,
                                .required = {3, 2},
                                .agreement_percent = 0};
  seller.facts.positive_permille = 978;
  seller.facts.followers = 0;
  seller.facts.feedback_count = 10'000'000'000;
  seller.facts.score_percent = 87;
  seller.promised_to = {{"BR", 40}, {"DE", 12}};
  return seller;
}

TEST(StoredSeller, ComesBackAsItWas) {
  for (const crowd::PublishedSeller& seller : {sample_seller(), crowd::PublishedSeller()}) {
    const auto read = decode_seller(encode_seller(seller));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, seller);
  }
}

TEST(StoredSeller, BytesThatAreCutOffOrContinuedAreRefused) {
  const std::string bytes = encode_seller(sample_seller());
  for (size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_FALSE(decode_seller(bytes.substr(0, length)).ok()) << length;
  }
  EXPECT_FALSE(decode_seller(bytes + '\0').ok());
  EXPECT_FALSE(decode_seller('\x09' + bytes.substr(1)).ok()) << "another version";
}

}  // namespace
}  // namespace companion::server
