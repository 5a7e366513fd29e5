#include "text/title_words.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace companion::text {
namespace {

using Words = std::vector<std::string>;

TEST(TitleWords, AreLowerCaseSortedAndEachOnce) {
  EXPECT_EQ(title_words("Lamp, desk LAMP (Oak)!"), Words({"desk", "lamp", "oak"}));
  EXPECT_EQ(title_words(""), Words());
}

TEST(TitleWords, ANumberAndItsUnitAreOneProperty) {
  const char* same[] = {"64GB", "64 GB", "64-GB", "64 gb.", "64 ГБ", "64.0 gb", "\uFF16\uFF14GB"};
  for (const char* title : same) EXPECT_EQ(title_words(title), Words({"#gb=64"})) << title;
  EXPECT_EQ(title_words("12,5 cm"), Words({"#cm=12.5"}));
  EXPECT_EQ(title_words("10,000mAh"), Words({"#mah=10000"}));
  EXPECT_EQ(title_words("4インチ"), Words({"#inch=4"}));
  EXPECT_EQ(title_words("160x80cm"), Words({"#x#cm=160,80"}));
}

TEST(TitleWords, AModelNumberIsTheSameWithAndWithoutASpace) {
  EXPECT_EQ(title_words("iPhone 15"), Words({"iphone", "iphone#=15"}));
  EXPECT_EQ(title_words("iPhone15"), Words({"iphone#=15"}));
  EXPECT_EQ(title_words("DTW700"), Words({"dtw#=700"}));
}

TEST(TitleWords, CountsOfPiecesAreLeftOut) {
  EXPECT_EQ(title_words("10 pcs nails"), title_words("500pcs nails"));
  EXPECT_EQ(title_words("pack of 3 nails"), title_words("pack of 8 nails"));
  EXPECT_NE(title_words("10 mm nails"), title_words("500 mm nails"));
}

TEST(TitleWords, ScriptsWithoutSpacesGivePairs) {
  EXPECT_EQ(title_words("水彩筆"), Words({"彩筆", "水彩"}));
  EXPECT_EQ(title_words("筆"), Words({"筆"}));
  EXPECT_EQ(title_words("세라믹 과도"), Words({"과도", "세라믹"}));
}

TEST(TitleWords, AreReadableAgain) {
  EXPECT_EQ(readable("lamp"), "lamp");
  EXPECT_EQ(readable("#gb=64"), "64gb");
  EXPECT_EQ(readable("dtw#=700"), "dtw700");
  EXPECT_EQ(readable("#x#cm=160,80"), "160x80cm");
  EXPECT_EQ(property_of("#gb=64"), "#gb=");
  EXPECT_EQ(property_of("lamp"), "");
}

TEST(TitleWords, TakeAnyBytes) {
  for (int first = 0; first < 256; ++first) {
    const std::string title = std::string(1, static_cast<char>(first)) + "7\xFF.\xC3,9" + static_cast<char>(first);
    for (const std::string& word : title_words(title)) EXPECT_EQ(utf8::sanitised(word), word) << first;
  }
  EXPECT_LE(title_words(std::string(100'000, '9')).size(), 1U);
}

}  // namespace
}  // namespace companion::text
