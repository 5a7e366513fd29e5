#include "reviews/rule_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "reviews/lexicon.h"
#include "reviews/plain_letters.h"
#include "reviews/quotes.h"
#include "reviews/star_estimate.h"

namespace companion::reviews {
namespace {

Reading read(std::string_view text, std::string_view language) {
  return read_by_rules(read_words(text), language);
}

/// -1, 0, 1 for the sum of what is said of an aspect; 9: it is not mentioned.
int verdict(const Reading& reading, std::string_view aspect) {
  int sum = 0;
  bool mentioned = false;
  for (const AspectMention& mention : reading.aspects) {
    if (mention.aspect != aspect) continue;
    mentioned = true;
    sum += static_cast<int>(mention.polarity) - 1;
  }
  return mentioned ? std::clamp(sum, -1, 1) : 9;
}

double mean_star(const Reading& reading) {
  double sum = 0;
  for (size_t i = 0; i < 5; ++i) sum += static_cast<double>(i + 1) * reading.stars[i];
  return sum;
}

struct Example {
  const char* language;
  const char* text;
  const char* aspect;
  int verdict;
};

constexpr Example kExamples[] = {
    {"en", "Good quality, fast delivery", "quality", 1},
    {"en", "Good quality, fast delivery", "shipping", 1},
    {"en", "The quality is not good", "quality", -1},
    {"en", "Great colour but it arrived broken", "shipping", -1},
    {"en", "Great colour but it arrived broken", "colour", 1},
    {"en", "It is too small", "size", -1},
    {"en", "not too small", "size", 1},
    {"en", "battery dies after an hour", "battery", -1},
    {"ru", "Качество отличное, доставка быстрая", "quality", 1},
    {"ru", "Пришло быстро, но упаковка мятая", "packaging", -1},
    {"ru", "Не соответствует описанию", "as_described", -1},
    {"es", "Llegó roto y el vendedor no responde", "seller", -1},
    {"es", "Muy buena calidad y llegó antes", "shipping", 1},
    {"pt", "Não funciona, péssima qualidade", "function", -1},
    {"pt", "Chegou antes do prazo", "shipping", 1},
    {"fr", "Livraison rapide, conforme à la photo", "as_described", 1},
    {"fr", "Ne fonctionne pas", "function", -1},
    {"de", "Schnelle Lieferung, passt perfekt", "fit", 1},
    {"de", "Der Akku hält nicht", "battery", -1},
    {"it", "Si è rotto subito, soldi buttati", "durability", -1},
    {"it", "Ottima qualità", "quality", 1},
    {"pl", "Świetna jakość, szybka dostawa", "quality", 1},
    {"pl", "Nie działa", "function", -1},
    {"tr", "Kalitesi çok iyi, kargo hızlıydı", "quality", 1},
    {"tr", "Kaliteli değil", "quality", -1},
    {"ko", "배송이 빠르고 품질이 좋아요", "shipping", 1},
    {"ko", "작동하지 않아요", "function", -1},
    {"ja", "品質が良い。配送も早かった", "quality", 1},
    {"ja", "動きません", "function", -1},
    {"ar", "جودة ممتازة والتوصيل سريع", "quality", 1},
    {"ar", "المنتج لا يعمل", "function", -1},
    {"he", "איכות מעולה, הגיע מהר", "shipping", 1},
    {"he", "לא עובד", "function", -1},
    {"nl", "Snelle levering, goede kwaliteit", "shipping", 1},
    {"nl", "Werkt niet", "function", -1},
    {"uk", "Якість чудова, швидка доставка", "quality", 1},
    {"uk", "Не працює", "function", -1},
    {"zh", "质量很好，物流很快", "quality", 1},
};

TEST(RuleReader, ReadsAspectsInEveryLanguage) {
  for (const Example& example : kExamples) {
    EXPECT_EQ(verdict(read(example.text, example.language), example.aspect), example.verdict)
        << example.language << ": " << example.text << " / " << example.aspect;
  }
}

TEST(RuleReader, TriesTheLanguagesOfTheScriptWhenNoneIsGiven) {
  EXPECT_EQ(verdict(read_by_rules(read_words("Ne fonctionne pas, très déçu"), std::nullopt), "function"), -1);
  EXPECT_EQ(verdict(read_by_rules(read_words("Швидка доставка, дуже гарна якість"), "xx"), "shipping"), 1);
}

TEST(RuleReader, TellsGoodFromBadByTheStars) {
  const double great = mean_star(read("Excellent, I love it, perfect!", "en"));
  const double good = mean_star(read("Nice", "en"));
  const double bad = mean_star(read("Bad, it does not work, waste of money", "en"));
  EXPECT_GT(great, good);
  EXPECT_GT(good, 3.0);
  EXPECT_LT(bad, 2.0);
  EXPECT_LT(mean_star(read("Not good", "en")), 3.0);
}

TEST(RuleReader, HasNothingToSayAboutNothing) {
  for (const char* text : {"", "   ", "12345", "qwrtz", "\xFF\xFE"}) {
    const Reading reading = read_by_rules(read_words(text), std::nullopt);
    EXPECT_TRUE(reading.aspects.empty()) << text;
    EXPECT_EQ(reading.stars, (std::array<float, 5>{})) << text;
  }
}

TEST(RuleReader, ReadsEmojiOfAnyLanguage) {
  EXPECT_GT(mean_star(read_by_rules(read_words("👍👍"), std::nullopt)), 3.0);
  EXPECT_LT(mean_star(read_by_rules(read_words("👎"), std::nullopt)), 2.5);
}

TEST(RuleReader, SpansAreTheClauses) {
  const std::string text = "Großartig. 😀 Schnelle Lieferung, passt nicht";
  for (const AspectMention& mention : read(text, "de").aspects) {
    if (mention.aspect == "fit") {
      EXPECT_EQ(utf16_part(text, mention.start, mention.end), "passt nicht");
    }
  }
  EXPECT_EQ(verdict(read(text, "de"), "fit"), -1);
}

TEST(RuleReader, TakesTheTranslationWhenTheOriginalIsForeign) {
  Review review;
  review.text = "Hindi maganda";
  review.translated = "Bad quality";
  review.language = "tl";
  const Reading reading = read_review_by_rules(review);
  ASSERT_FALSE(reading.aspects.empty());
  EXPECT_TRUE(reading.aspects[0].from_translation);
  EXPECT_EQ(verdict(reading, "quality"), -1);
  review.text = "Schlechte Qualität";
  review.language = "de";
  EXPECT_FALSE(read_review_by_rules(review).aspects.at(0).from_translation);
}

TEST(StarEstimate, IsADistributionThatPraiseNeverLowers) {
  for (int praise = 0; praise < 6; ++praise) {
    for (int blame = 0; blame < 6; ++blame) {
      if (praise + blame == 0) continue;
      const OpinionCounts counts{0, praise, 0, blame, 0};
      const OpinionCounts more{0, praise + 1, 0, blame, 0};
      const OpinionCounts stronger{1, praise, 0, blame, 0};
      const auto stars = stars_of(counts);
      EXPECT_NEAR(std::accumulate(stars.begin(), stars.end(), 0.0), 1.0, 1e-5);
      EXPECT_GT(mean_star({stars_of(more), {}}), mean_star({stars, {}}));
      EXPECT_GT(mean_star({stars_of(stronger), {}}), mean_star({stars, {}}));
    }
  }
}

TEST(PlainLetters, AreBareLatinLetters) {
  EXPECT_EQ(plain_letters("größe łatwy çok şık ñandú cœur"), "grosse latwy cok sik nandu coeur");
  EXPECT_EQ(plain_letters("качество й"), "качество й");
}

TEST(Lexicon, TakesTheLongestPhrase) {
  const std::vector<std::string> words = {"fast", "delivery", "x"};
  EXPECT_EQ(lexicon_of("en").match(words, 0, 3).length, 2U);
  EXPECT_EQ(lexicon_of("en").match(words, 0, 1).length, 1U);
  EXPECT_EQ(lexicon_of("en").match(words, 2, 3).length, 0U);
  EXPECT_TRUE(lexicon_of("tlh").is_empty());
}

}  // namespace
}  // namespace companion::reviews
