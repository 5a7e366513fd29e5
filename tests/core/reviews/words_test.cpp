#include "reviews/words.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"

namespace companion::reviews {
namespace {

/// "word word | word": the folded words, clauses apart.
std::string shown(const Words& words) {
  std::string out;
  for (const Clause& clause : words.clauses) {
    if (clause.first_word > 0) out += " |";
    for (size_t at = clause.first_word; at < clause.last_word; ++at) {
      out += (out.empty() ? "" : " ") + words.words[at].folded;
    }
  }
  return out;
}

std::string shown(std::string_view text) { return shown(read_words(text)); }

/// Offsets of each code point of a text in UTF-16, and the end.
std::vector<bool> boundaries_of(std::string_view text) {
  std::vector<bool> at;
  for (size_t pos = 0; pos < text.size();) {
    const utf8::Decoded next = utf8::decode(text, pos);
    at.push_back(true);
    if (next.code_point >= 0x10000) at.push_back(false);
    pos += next.length;
  }
  at.push_back(true);
  return at;
}

void expect_sound(std::string_view text) {
  const Words words = read_words(text);
  const auto boundary = boundaries_of(text);
  uint32_t end = 0;
  for (const Word& word : words.words) {
    EXPECT_FALSE(word.folded.empty());
    EXPECT_EQ(utf8::sanitised(word.folded), word.folded);
    EXPECT_LE(end, word.start);
    ASSERT_LT(word.start, word.end);
    ASSERT_LT(word.end, boundary.size());
    EXPECT_TRUE(boundary[word.start] && boundary[word.end]) << text;
    end = word.end;
  }
  size_t next = 0;
  for (const Clause& clause : words.clauses) {
    EXPECT_EQ(clause.first_word, next);
    ASSERT_LT(clause.first_word, clause.last_word);
    EXPECT_EQ(clause.start, words.words[clause.first_word].start);
    EXPECT_EQ(clause.end, words.words[clause.last_word - 1].end);
    next = clause.last_word;
  }
  EXPECT_EQ(next, words.words.size());
}

TEST(ReadWords, FoldsWhatReviewersWrite) {
  EXPECT_EQ(shown("Sooooo GOOOD"), "soo good");
  EXPECT_EQ(shown("Ёлка Й е\u0301"), "елка й е");
  EXPECT_EQ(shown("и\u0306 e\u0302\u0301 Ế"), "й ế ế");
  EXPECT_EQ(shown("ＨＥＬＬＯ ﬁne ½ ①"), "hello fine 0 0");
  EXPECT_EQ(shown("128GB 12.5V 1,000 ١٢٣"), "0gb 0v 0 0");
  EXPECT_EQ(shown("رائـــع جِدّاً إآٱ ى ة ﻻ"), "رائع جدا اا ي ه لا");
  EXPECT_EQ(shown("שָׁלוֹם"), "שלום");
  EXPECT_EQ(shown("go\u200Bod \u202Eevil\u202C"), "good evil");
  EXPECT_EQ(shown("ｶﾞｷ か\u3099"), "ガ キ が");
  EXPECT_EQ(shown("\u1112\u1161\u11AB"), "한");
}

TEST(ReadWords, KnowsApostrophes) {
  EXPECT_EQ(shown("I don’t"), "i don't");
  EXPECT_EQ(shown("l’objet n'est"), "l' objet n' est");
  EXPECT_EQ(shown("п'ять ג'ינס"), "п'ять ג'ינס");
  EXPECT_EQ(shown("Aliexpress'ten"), "aliexpress ten");
}

TEST(ReadWords, ReadsScriptsWithoutSpacesByCharacter) {
  EXPECT_EQ(shown("质量很好"), "质 量 很 好");
  EXPECT_EQ(shown("哈哈哈哈"), "哈 哈");
  EXPECT_EQ(shown("น้ำ"), "น้ ำ");
  EXPECT_EQ(shown("배송이 빨라요"), "배송이 빨라요");
}

TEST(ReadWords, ReadsMarks) {
  EXPECT_EQ(shown("Wow!!! Why?! 很好！！"), "wow ! | why !? | 很 好 !");
  EXPECT_EQ(shown("👍👍👍🏽 ❤️❤"), "👍 ❤");
  EXPECT_EQ(shown("👨‍👩‍👧 🇺🇸🇩🇪"), "👨👩👧 🇺🇸 🇩🇪");
  EXPECT_EQ(shown("ok :-) bad =("), "ok :) | bad :(");
  EXPECT_EQ(shown("норм)))"), "норм :)");
  EXPECT_EQ(shown("price:(10 USD)"), "price | 0 usd");
}

TEST(ReadWords, SplitsClauses) {
  EXPECT_EQ(shown("good quality, fast delivery. thanks"), "good quality | fast delivery | thanks");
  EXPECT_EQ(shown("fast - cheap, well-made"), "fast | cheap | well made");
  EXPECT_EQ(shown("Great. 👍\n✅ cheap\n✅ fast"), "great 👍 | ✅ cheap | ✅ fast");
  EXPECT_EQ(shown("质量好，物流快。"), "质 量 好 | 物 流 快");
  EXPECT_EQ(shown("! good"), "! good");
}

TEST(ReadWords, GoesAroundMarkup) {
  EXPECT_EQ(shown("<b>Good</b><br/>a &amp; b"), "good | a b");
  EXPECT_EQ(shown("don&#39;t 5 < 6 > 3"), "don't 0 0 0");
  EXPECT_EQ(shown("<script>alert(1)</script>"), "alert | 0");
  const Words words = read_words("<é>x");
  ASSERT_EQ(words.words.size(), 2u);  // no tag
  EXPECT_EQ(words.words[1].start, 3u);
}

TEST(ReadWords, CountsInUtf16) {
  const Words words = read_words("👍 так");
  ASSERT_EQ(words.words.size(), 2u);
  EXPECT_EQ(words.words[0].end, 2u);
  EXPECT_EQ(words.words[1].start, 3u);
  EXPECT_EQ(words.words[1].end, 6u);
}

TEST(ReadWords, IsSoundOnAnything) {
  for (const char* text :
       {"", " ", "...", "\xFF\xFE", "caf\xC3 \xE9t", "\xED\xA0\x80 x", "a\u0301\u0302\u0303", "\u0301",
        "e\u200D\u200D", "👍\u200D", "🇺", "&#99999999;", "&#0;x", "&lt;b>", "<", "<a", "'", "'a'", "a''b",
        "))((", ":", "١.٢.٣", "1.2.3.", "\u202E\u202D", "ﷺ", "Ǆ ŉ", "o\u0315"}) {
    expect_sound(text);
  }
  std::string long_text;
  for (int at = 0; long_text.size() < 100'000; ++at) {
    long_text += at % 7 == 0 ? "!? 👩‍🚀" : at % 5 == 0 ? "<b" : at % 3 == 0 ? "质量\u0301" : "слово' &amp";
  }
  expect_sound(long_text);
  expect_sound(std::string(100'000, '<'));
  expect_sound(std::string(100'000, '\''));
}

}  // namespace
}  // namespace companion::reviews
