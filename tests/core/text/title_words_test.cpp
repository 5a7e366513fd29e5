#include "text/title_words.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

#include "text/folded_text.h"

namespace companion::text {
namespace {

/// The words as the folded title has them.
std::vector<std::string> written(std::string_view title) {
  const std::string folded = folded_text(title);
  std::vector<std::string> out;
  for (const TitleWord& word : title_words(folded)) out.push_back(folded.substr(word.begin, word.end - word.begin));
  return out;
}

TitleWord only_word(std::string_view title) {
  const auto words = title_words(folded_text(title));
  EXPECT_EQ(words.size(), 1U) << title;
  return words.empty() ? TitleWord() : words[0];
}

using Written = std::vector<std::string>;

TEST(TitleWords, AreLowerCaseAndEachOnce) {
  EXPECT_EQ(written("Lamp, desk LAMP (Oak)!"), Written({"lamp", "desk", "oak"}));
  EXPECT_EQ(written(""), Written());
}

TEST(TitleWords, ANumberAndItsUnitAreOne) {
  const TitleWord size = only_word("64gb");
  EXPECT_NE(size.property, 0U);
  EXPECT_TRUE(size.is_size);
  for (const char* title : {"64GB", "64 GB", "64-GB", "64 gb.", "64 ГБ", "64.0 gb", "\uFF16\uFF14gb"}) {
    EXPECT_EQ(only_word(title).print, size.print) << title;
  }
  EXPECT_EQ(only_word("128gb").property, size.property);
  EXPECT_NE(only_word("128gb").print, size.print);
  EXPECT_NE(only_word("64mb").property, size.property);
  EXPECT_EQ(only_word("12,5 cm").print, only_word("12.50cm").print);
  EXPECT_EQ(only_word("10,000mAh").print, only_word("10000 mah").print);
  EXPECT_EQ(only_word("4インチ").print, only_word("4 inch").print);
  EXPECT_EQ(only_word("160x80cm").property, only_word("120x60cm").property);
  EXPECT_NE(only_word("160x80cm").print, only_word("120x60cm").print);
}

TEST(TitleWords, AModelNumberIsTheSameWithAndWithoutASpace) {
  const auto apart = title_words("iphone 15");
  ASSERT_EQ(apart.size(), 2U);
  EXPECT_EQ(apart[1].print, only_word("iPhone15").print);
  EXPECT_EQ(apart[1].property, only_word("iPhone14").property);
  EXPECT_TRUE(only_word("DTW700").is_size);
}

TEST(TitleWords, YearsAndSmallNumbersAfterAWordAreNoSizes) {
  for (const char* title : {"new 2024", "batteries 2"}) EXPECT_FALSE(title_words(title)[1].is_size) << title;
}

TEST(TitleWords, KnowWhatTellsProductsApart) {
  EXPECT_TRUE(only_word("Pro").is_telling);
  EXPECT_FALSE(only_word("lamp").is_telling);
}

TEST(TitleWords, CountsOfPiecesAreLeftOut) {
  EXPECT_EQ(written("10 pcs nails"), written("500pcs nails"));
  EXPECT_EQ(written("10pcs nails"), Written({"pcs", "nails"}));
}

TEST(TitleWords, ScriptsWithoutSpacesGivePairs) {
  EXPECT_EQ(written("水彩筆"), Written({"水彩", "彩筆"}));
  EXPECT_EQ(written("筆"), Written({"筆"}));
  EXPECT_EQ(written("세라믹 과도"), Written({"세라믹", "과도"}));
}

TEST(TitleWords, TakeAnyBytes) {
  for (int first = 0; first < 256; ++first) {
    const std::string title = std::string(1, static_cast<char>(first)) + "7\xFF.\xC3,9" + static_cast<char>(first);
    for (const std::string& word : written(title)) EXPECT_EQ(utf8::sanitised(word), word) << first;
  }
  EXPECT_EQ(title_words(std::string(100'000, '9')).size(), 1U);
}

}  // namespace
}  // namespace companion::text
