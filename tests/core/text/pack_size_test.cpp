#include "text/pack_size.h"

#include <gtest/gtest.h>

#include <string>

namespace companion::text {
namespace {

TEST(PackSize, IsReadBesideTheWordsThatCountPieces) {
  const std::pair<const char*, int64_t> cases[] = {
      {"10 PCS", 10},        {"Black 5pcs", 5},   {"1pc", 1},        {"Pack of 3", 3},
      {"M3x10mm 50pcs", 50}, {"2-Pack white", 2}, {"20шт", 20},      {"5 Stück", 5},
      {"红色10个", 10},      {"3個セット", 3},    {"10pcs 10 pcs", 10}, {"１０ pcs", 10},
  };
  for (const auto& [text, count] : cases) EXPECT_EQ(pack_size(text), count) << text;
}

TEST(PackSize, IsNotGuessed) {
  for (const char* text : {"", "Black", "10 cm", "size 42", "5-10 pcs", "1.5 pcs", "10pcs and 2pcs", "0 pcs", "99999999999999999999 pcs",
                           "10 pcsx", "3 packaging", "12 пары2"}) {
    EXPECT_EQ(pack_size(text), std::nullopt) << text;
  }
  EXPECT_EQ(pack_size(std::string(600, ' ') + "10 pcs"), std::nullopt) << "no variant's name is that long";
}

}  // namespace
}  // namespace companion::text
