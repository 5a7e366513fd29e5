#include "reviews/language.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "json_reader/values.h"
#include "reviews/review_pack.h"

namespace companion::reviews {
namespace {

std::string language(std::string_view text) { return language_of(read_words(text)).value_or("-"); }

TEST(LanguageOf, KnowsShortReviews) {
  EXPECT_EQ(language("Very good quality, fast delivery"), "en");
  EXPECT_EQ(language("Muy buena calidad, llegó rápido"), "es");
  EXPECT_EQ(language("Muito bom, chegou antes do prazo"), "pt");
  EXPECT_EQ(language("Très bien, conforme à la description"), "fr");
  EXPECT_EQ(language("Sehr gut, gerne wieder"), "de");
  EXPECT_EQ(language("Molto bello, arrivato in pochi giorni"), "it");
  EXPECT_EQ(language("Bardzo ładny, polecam sprzedawcę"), "pl");
  EXPECT_EQ(language("Ürün çok güzel, tavsiye ederim"), "tr");
  EXPECT_EQ(language("Mooi product, snelle levering"), "nl");
  EXPECT_EQ(language("Всё отлично, рекомендую"), "ru");
  EXPECT_EQ(language("Дуже гарний товар, дякую"), "uk");
  EXPECT_EQ(language("Много добро качество, благодаря"), "bg");
  EXPECT_EQ(language("Velmi pěkné, děkuji"), "cs");
  EXPECT_EQ(language("Nagyon szép, köszönöm"), "hu");
  EXPECT_EQ(language("Foarte frumos, mulțumesc"), "ro");
  EXPECT_EQ(language("Jättebra, snabb leverans"), "sv");
}

TEST(LanguageOf, KnowsScripts) {
  EXPECT_EQ(language("배송이 빨라요"), "ko");
  EXPECT_EQ(language("品質がとても良い"), "ja");
  EXPECT_EQ(language("质量很好"), "zh");
  EXPECT_EQ(language("منتج رائع جدا"), "ar");
  EXPECT_EQ(language("کیفیت خیلی خوب"), "fa");
  EXPECT_EQ(language("מוצר מעולה"), "he");
  EXPECT_EQ(language("สินค้าดีมาก"), "th");
  EXPECT_EQ(language("Πολύ καλό"), "el");
}

TEST(LanguageOf, IsSilentWhereWordsDoNotTell) {
  for (const char* text : {"", "!!!", "👍👍", "5", "ok", "xq"}) EXPECT_EQ(language(text), "-") << text;
}

TEST(LanguageFiles, HoldFoldedWords) {
  for (const rules::EmbeddedFile& file : embedded_review_files()) {
    if (!file.name.starts_with("languages/")) continue;
    const auto words = json_reader::decode_string(json_reader::members<1>(file.text, {"words"})[0]).value();
    for (size_t start = 0; start < words.size();) {
      const size_t end = std::min(words.find(' ', start), words.size());
      const std::string word = words.substr(start, end - start);
      // An elided word is one only before another: "l'" of "l'avis".
      const Words again = read_words(word.back() == '\'' ? word + "avis" : word);
      ASSERT_EQ(again.words.size(), word.back() == '\'' ? 2u : 1u) << file.name << " " << word;
      EXPECT_EQ(again.words[0].folded, word) << file.name;
      start = end + 1;
    }
  }
}

}  // namespace
}  // namespace companion::reviews
