// What the network's numbers become: mentions with their place, text and translation together.
#include "reviews/network_answer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "reviews/lexicon.h"

namespace companion::reviews {
namespace {

const NetworkRules kRules{{"quality", "shipping"}, {"smell"}, 0.4F, 2};

/// "Nice lamp. Late though!": two clauses of three words each, marks included or not.
struct Answered {
  explicit Answered(std::string_view text) : words(read_words(text)) {
    attention.assign(words.words.size() * 2, 0);
  }

  void look_at(size_t aspect, size_t word, float share) { attention[word * 2 + aspect] = share; }
  NetworkAnswer answer() const { return {stars, aspects, polarity, attention}; }

  Words words;
  std::vector<float> stars = {0.1F, 0.1F, 0.2F, 0.3F, 0.3F};
  std::vector<float> aspects = {0.9F, 0.5F};
  std::vector<float> polarity = {0.1F, 0.1F, 0.8F, 0.7F, 0.2F, 0.1F};
  std::vector<float> attention;
};

TEST(NetworkAnswer, AnAspectStandsInTheClauseThatItsAttentionLiesOn) {
  Answered given("Nice lamp. Late though!");
  given.look_at(0, 0, 0.6F);
  given.look_at(0, 1, 0.4F);
  given.look_at(1, 2, 1);
  const Reading reading = read_network_answer(given.answer(), given.words, kRules, false);
  ASSERT_EQ(reading.aspects.size(), 2U);
  EXPECT_EQ(reading.aspects[0].aspect, "quality");
  EXPECT_EQ(reading.aspects[0].polarity, Polarity::kPositive);
  EXPECT_EQ(reading.aspects[0].start, given.words.clauses[0].start);
  EXPECT_EQ(reading.aspects[0].end, given.words.clauses[0].end);
  EXPECT_EQ(reading.aspects[1].aspect, "shipping");
  EXPECT_EQ(reading.aspects[1].polarity, Polarity::kNegative);
  EXPECT_EQ(reading.aspects[1].start, given.words.clauses[1].start);
  EXPECT_FLOAT_EQ(reading.aspects[1].confidence, 0.5F);
  EXPECT_FALSE(reading.aspects[1].from_translation);
  EXPECT_FLOAT_EQ(reading.stars[4], 0.3F);
}

TEST(NetworkAnswer, WhatTheNetworkIsNotSureOfIsNotSaid) {
  Answered given("Nice lamp. Late though!");
  given.aspects = {0.39F, 0.4F};
  const Reading reading = read_network_answer(given.answer(), given.words, kRules, true);
  ASSERT_EQ(reading.aspects.size(), 1U);
  EXPECT_EQ(reading.aspects[0].aspect, "shipping");
  EXPECT_TRUE(reading.aspects[0].from_translation);
}

TEST(NetworkAnswer, AnAnswerOfOtherSizesOrWithoutNumbersReadsAsNothing) {
  const Answered whole("Nice lamp. Late though!");
  for (int broken = 0; broken < 5; ++broken) {
    Answered given = whole;
    if (broken == 0) given.stars.pop_back();
    if (broken == 1) given.aspects.push_back(1);
    if (broken == 2) given.polarity.clear();
    if (broken == 3) given.attention.pop_back();
    if (broken == 4) given.stars[2] = std::numeric_limits<float>::quiet_NaN();
    const Reading reading = read_network_answer(given.answer(), given.words, kRules, false);
    EXPECT_TRUE(reading.aspects.empty()) << broken;
    EXPECT_EQ(reading.stars, (std::array<float, 5>{})) << broken;
  }
  EXPECT_TRUE(read_network_answer(whole.answer(), read_words(""), kRules, false).aspects.empty());
}

TEST(NetworkAnswer, AttentionMayReachFurtherThanTheText) {
  Answered given("ok");
  given.attention.assign(20, 0.1F);
  EXPECT_EQ(read_network_answer(given.answer(), given.words, kRules, false).aspects.size(), 2U);
}

Reading of(std::array<float, 5> stars, std::vector<AspectMention> aspects = {}) {
  return {stars, std::move(aspects)};
}

TEST(BothRead, StarsAreTheWeightedGeometricMean) {
  const Reading both = both_read(of({0.2F, 0.2F, 0.2F, 0.2F, 0.2F}), of({0, 0, 0, 0.2F, 0.8F}), kRules);
  // (0.2 · 0.8²)^⅓ = 0.504 and (0.2 · 0.2²)^⅓ = 0.2: shares of about 0.716 and 0.284
  EXPECT_NEAR(both.stars[4], 0.7159, 1e-3);
  EXPECT_NEAR(both.stars[3], 0.2841, 1e-3);
  EXPECT_NEAR(both.stars[0] + both.stars[1] + both.stars[2] + both.stars[3] + both.stars[4], 1, 1e-5);
}

TEST(BothRead, OneThatSaysNothingTakesNoPart) {
  const Reading said = of({0.1F, 0.1F, 0.1F, 0.1F, 0.6F});
  EXPECT_EQ(both_read(said, of({}), kRules).stars, said.stars);
  EXPECT_EQ(both_read(of({}), said, kRules).stars, said.stars);
}

TEST(BothRead, AnAspectOfBothStaysWhereTheOriginalSpeaksOfIt) {
  const Reading original = of({}, {{"quality", Polarity::kNegative, 3, 9, false, 0.5F}});
  const Reading translated = of({}, {{"quality", Polarity::kPositive, 0, 4, true, 0.9F},
                                     {"shipping", Polarity::kPositive, 5, 8, true, 0.6F}});
  const Reading both = both_read(original, translated, kRules);
  ASSERT_EQ(both.aspects.size(), 2U);
  EXPECT_EQ(both.aspects[0].start, 3U);
  EXPECT_FALSE(both.aspects[0].from_translation);
  EXPECT_EQ(both.aspects[0].polarity, Polarity::kPositive) << "the surer of the two";
  EXPECT_TRUE(both.aspects[1].from_translation);
}

TEST(CompletedByRules, AspectsThatWordListsReadBetterAreTheirs) {
  const Reading network = of({0, 0, 0, 0, 1}, {{"quality", Polarity::kPositive, 0, 4, false, 0.9F},
                                               {"smell", Polarity::kPositive, 0, 4, false, 0.5F}});
  const Reading lists = of({1, 0, 0, 0, 0}, {{"quality", Polarity::kNegative, 5, 9},
                                             {"smell", Polarity::kNegative, 10, 15}});
  const Reading both = completed_by_rules(network, lists, kRules);
  ASSERT_EQ(both.aspects.size(), 2U);
  EXPECT_EQ(both.aspects[0].aspect, "quality");
  EXPECT_EQ(both.aspects[0].start, 0U);
  EXPECT_EQ(both.aspects[1].aspect, "smell");
  EXPECT_EQ(both.aspects[1].start, 10U);
  EXPECT_EQ(both.stars, network.stars);
}

TEST(CompletedByRules, PlainWordsOfPraiseAndBlameAreBelieved) {
  const Reading network = of({0, 0, 0, 0, 1}, {{"quality", Polarity::kPositive, 0, 4, false, 0.9F},
                                               {"price", Polarity::kPositive, 0, 4, false, 0.9F},
                                               {"shipping", Polarity::kNeutral, 0, 4, false, 0.9F},
                                               {"sound", Polarity::kPositive, 0, 4, false, 0.9F}});
  const Reading lists = of({1, 0, 0, 0, 0}, {{"quality", Polarity::kNegative, 5, 9},
                                             {"price", Polarity::kNegative, 5, 9},
                                             {"price", Polarity::kPositive, 10, 12},
                                             {"shipping", Polarity::kNegative, 5, 9},
                                             {"sound", Polarity::kNeutral, 5, 9}});
  const Reading both = completed_by_rules(network, lists, kRules);
  EXPECT_EQ(both.aspects[0].polarity, Polarity::kNegative);
  EXPECT_EQ(both.aspects[1].polarity, Polarity::kPositive) << "the lists say both";
  EXPECT_EQ(both.aspects[2].polarity, Polarity::kNeutral) << "no contradiction";
  EXPECT_EQ(both.aspects[3].polarity, Polarity::kPositive);
}

TEST(NetworkRules, NameAspectsThatThereAre) {
  const NetworkRules& rules = network_rules();
  EXPECT_GT(rules.aspects.size(), rules.by_rules.size());
  const auto& known = aspect_ids();
  for (const std::string& aspect : rules.aspects) {
    EXPECT_NE(std::find(known.begin(), known.end(), aspect), known.end()) << aspect;
  }
  for (const std::string& aspect : rules.by_rules) {
    EXPECT_NE(std::find(rules.aspects.begin(), rules.aspects.end(), aspect), rules.aspects.end()) << aspect;
  }
  EXPECT_GT(rules.sure, 0);
  EXPECT_GT(rules.translation_counts, 0);
}

}  // namespace
}  // namespace companion::reviews
