#include "reviews/rule_reader.h"

#include <algorithm>

#include "reviews/clause_reader.h"
#include "reviews/language.h"
#include "reviews/lexicon.h"
#include "reviews/plain_letters.h"
#include "reviews/star_estimate.h"
#include "reviews/writing_system.h"

namespace companion::reviews {
namespace {

constexpr float kOwnConfidence = 0.9F;
constexpr float kSharedConfidence = 0.6F;
constexpr float kNeutralConfidence = 0.4F;

struct TextReading {
  std::vector<ClauseReading> clauses;
  size_t known_words = 0;
};

TextReading read_in(std::string_view language, const Words& words,
                    const std::vector<std::string>& plain) {
  TextReading out{read_clauses(words, plain, lexicon_of(language)), 0};
  for (const ClauseReading& clause : out.clauses) out.known_words += clause.known_words;
  return out;
}

/// Japanese and Chinese are both tried for what is written in either's signs.
WritingSystem with_kana(WritingSystem system) {
  return system == WritingSystem::kHan ? WritingSystem::kKana : system;
}

TextReading read_in_any(const Words& words, const std::vector<std::string>& plain) {
  const WritingSystem system = with_kana(prevalent_system(words));
  TextReading best;
  bool is_first = true;
  for (const LexiconLanguage& language : lexicon_languages()) {
    if (with_kana(language.system) != system) continue;
    TextReading reading = read_in(language.code, words, plain);
    if (!is_first && reading.known_words <= best.known_words) continue;
    best = std::move(reading);
    is_first = false;
  }
  return is_first ? read_in(kSymbols, words, plain) : best;
}

bool has_tables(std::string_view language) {
  const auto known = lexicon_languages();
  return std::any_of(known.begin(), known.end(),
                     [&](const LexiconLanguage& one) { return one.code == language; });
}

TextReading read_text(const Words& words, std::optional<std::string_view> language) {
  std::vector<std::string> plain;
  plain.reserve(words.words.size());
  for (const Word& word : words.words) plain.push_back(plain_letters(word.folded));
  TextReading text;
  if (language && has_tables(*language)) text = read_in(*language, words, plain);
  return text.known_words > 0 ? text : read_in_any(words, plain);
}

OpinionCounts opinions_of(const TextReading& text) {
  OpinionCounts counts;
  for (const ClauseReading& clause : text.clauses) counts.add(clause.opinions);
  return counts;
}

AspectMention mention_of(const AspectOpinion& opinion, const Clause& clause) {
  const Polarity polarity = opinion.balance > 0   ? Polarity::kPositive
                            : opinion.balance < 0 ? Polarity::kNegative
                                                  : Polarity::kNeutral;
  const float confidence = polarity == Polarity::kNeutral ? kNeutralConfidence
                           : opinion.is_own               ? kOwnConfidence
                                                          : kSharedConfidence;
  return {aspect_ids()[opinion.aspect], polarity, clause.start, clause.end, false, confidence};
}

}  // namespace

OpinionCounts count_opinions(const Words& words, std::optional<std::string_view> language) {
  return opinions_of(read_text(words, language));
}

Reading read_by_rules(const Words& words, std::optional<std::string_view> language) {
  const TextReading text = read_text(words, language);
  Reading out;
  for (size_t i = 0; i < text.clauses.size(); ++i) {
    for (const AspectOpinion& opinion : text.clauses[i].aspects) {
      out.aspects.push_back(mention_of(opinion, words.clauses[i]));
    }
  }
  out.stars = stars_of(opinions_of(text));
  return out;
}

Reading read_review_by_rules(const Review& review) {
  const Words words = read_words(review.text);
  const auto language = language_of(review, words);
  Reading own = read_by_rules(words, language);
  const bool is_silent = own.stars == std::array<float, 5>{} && own.aspects.empty();
  const bool is_foreign = language && !has_tables(*language);
  if (!review.translated || !(is_silent || is_foreign)) return own;
  Reading shops = read_by_rules(read_words(*review.translated), "en");
  if (shops.stars == std::array<float, 5>{} && shops.aspects.empty()) return own;
  for (AspectMention& mention : shops.aspects) mention.from_translation = true;
  return shops;
}

}  // namespace companion::reviews
