#include "crypto/ed25519.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace companion::server {
namespace {

std::vector<uint8_t> bytes(const std::string& hex_digits) {
  std::vector<uint8_t> out;
  for (size_t i = 0; i < hex_digits.size(); i += 2) {
    out.push_back(static_cast<uint8_t>(std::stoi(hex_digits.substr(i, 2), nullptr, 16)));
  }
  return out;
}

struct Vector {
  const char* what;
  std::string key, message, signature;
};

// RFC 8032, section 7.1.
const Vector kVectors[] = {
    {"TEST 1", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
     "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    {"TEST 2", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"TEST 3", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
     "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
    {"TEST SHA(abc)", "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
     "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
     "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
     "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"},
};

std::string text(const std::vector<uint8_t>& message) {
  return {message.begin(), message.end()};
}

TEST(Ed25519, TakesTheVectorsOfTheStandard) {
  for (const Vector& vector : kVectors) {
    EXPECT_TRUE(is_ed25519_signature(bytes(vector.key), bytes(vector.signature),
                                     text(bytes(vector.message))))
        << vector.what;
  }
}

TEST(Ed25519, RefusesWhatWasChangedAnywhere) {
  const Vector& vector = kVectors[2];
  const auto key = bytes(vector.key), signature = bytes(vector.signature);
  EXPECT_FALSE(is_ed25519_signature(key, signature, text(bytes("af83"))));
  EXPECT_FALSE(is_ed25519_signature(key, signature, ""));
  EXPECT_FALSE(is_ed25519_signature(bytes(kVectors[1].key), signature, text(bytes("af82"))));
  for (size_t i = 0; i < signature.size(); ++i) {
    auto changed = signature;
    changed[i] ^= 1;
    EXPECT_FALSE(is_ed25519_signature(key, changed, text(bytes("af82")))) << "byte " << i;
  }
}

TEST(Ed25519, RefusesWrongLengthsAndBytesThatAreNoKey) {
  const auto key = bytes(kVectors[0].key), signature = bytes(kVectors[0].signature);
  const std::vector<uint8_t> longer_key(33), longer_signature(65);
  const std::vector<uint8_t> no_point(32, 0xff);
  EXPECT_FALSE(is_ed25519_signature({}, signature, ""));
  EXPECT_FALSE(is_ed25519_signature(std::span(key).first(31), signature, ""));
  EXPECT_FALSE(is_ed25519_signature(longer_key, signature, ""));
  EXPECT_FALSE(is_ed25519_signature(key, {}, ""));
  EXPECT_FALSE(is_ed25519_signature(key, std::span(signature).first(63), ""));
  EXPECT_FALSE(is_ed25519_signature(key, longer_signature, ""));
  EXPECT_FALSE(is_ed25519_signature(no_point, signature, ""));
}

}  // namespace
}  // namespace companion::server
