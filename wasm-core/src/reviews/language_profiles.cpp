#include "reviews/language_profiles.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/utf8.h"
#include "json_reader/values.h"
#include "reviews/review_rules.h"
#include "reviews/text_hash.h"

namespace companion::reviews {
namespace {

// Naive Bayes over sequences of letters, and a bonus for a whole word. The numbers are where the
// share of rightly told sentences is flat (models/reviews/evaluate-languages.mjs).
constexpr double kSmoothing = 0.2;
constexpr double kSequencesOfALanguage = 4000;
constexpr float kWordGain = 3;
constexpr float kSeldomStart = -1.5f;
/// Words and sequences have hashes of their own.
constexpr std::string_view kWordMark = "#";

uint32_t word_hash(std::string_view word) { return fnv1a(word, fnv1a(kWordMark)); }

/// Calls `visit(sequence)` for each run of two and three characters of "<word>", and for each
/// letter beyond ASCII, which is often of one language only.
template <typename Visit>
void for_each_sequence(std::string_view word, const Visit& visit) {
  const std::string bracketed = "<" + std::string(word) + ">";
  size_t before = std::string::npos;       // start of the character before
  size_t before_that = std::string::npos;  // and of the one before that
  for (size_t pos = 0; pos < bracketed.size();) {
    const size_t length = utf8::decode(bracketed, pos).length;
    const auto up_to_here = [&](size_t start) {
      return std::string_view(bracketed).substr(start, pos + length - start);
    };
    if (length > 1) visit(up_to_here(pos));
    if (before != std::string::npos) visit(up_to_here(before));
    if (before_that != std::string::npos) visit(up_to_here(before_that));
    before_that = before;
    before = pos;
    pos += length;
  }
}

}  // namespace

const LanguageProfiles& LanguageProfiles::shipped() {
  static const LanguageProfiles profiles;
  return profiles;
}

LanguageProfiles::LanguageProfiles() {
  for (const std::string_view text : review_rule_files("languages")) add_language(text);
  std::sort(gains_.begin(), gains_.end(), [](const Gain& a, const Gain& b) {
    return std::tie(a.hash, a.language) < std::tie(b.hash, b.language);
  });
}

void LanguageProfiles::add_language(std::string_view file_text) {
  const auto [language, script, often, words] = json_reader::members<4>(
      file_text, {"language", "script", "often", "words"});
  const auto index = static_cast<uint16_t>(languages_.size());
  const std::string list = json_reader::decode_string(words).value_or("");
  std::map<uint32_t, int> counts;
  double total = 0;
  for (size_t start = 0; start < list.size();) {
    const size_t end = std::min(list.find(' ', start), list.size());
    const std::string_view word = std::string_view(list).substr(start, end - start);
    gains_.push_back({word_hash(word), index, kWordGain});
    for_each_sequence(word, [&](std::string_view sequence) {
      ++counts[fnv1a(sequence)];
      ++total;
    });
    start = end + 1;
  }
  const double all = total + kSmoothing * kSequencesOfALanguage;
  for (const auto& [hash, count] : counts) {
    gains_.push_back({hash, index, static_cast<float>(std::log(count / kSmoothing + 1))});
  }
  languages_.push_back({json_reader::decode_string(language).value_or(""),
                        script == "\"cyrillic\"" ? ProfiledScript::kCyrillic : ProfiledScript::kLatin,
                        json_reader::boolean(often).value_or(false) ? 0.f : kSeldomStart,
                        static_cast<float>(std::log(kSmoothing / all))});
}

std::pair<std::vector<LanguageProfiles::Gain>::const_iterator,
          std::vector<LanguageProfiles::Gain>::const_iterator>
LanguageProfiles::gains_of(uint32_t hash) const {
  struct ByHash {
    bool operator()(const Gain& gain, uint32_t wanted) const { return gain.hash < wanted; }
    bool operator()(uint32_t wanted, const Gain& gain) const { return wanted < gain.hash; }
  };
  return std::equal_range(gains_.begin(), gains_.end(), hash, ByHash());
}

void LanguageProfiles::add_scores(std::string_view folded_word, std::vector<float>& scores) const {
  const auto [first, last] = gains_of(word_hash(folded_word));
  for (auto gain = first; gain != last; ++gain) scores[gain->language] += gain->value;
  std::vector<float> found(languages_.size(), 0.f);
  int sequences = 0;
  for_each_sequence(folded_word, [&](std::string_view sequence) {
    ++sequences;
    const auto [begin, end] = gains_of(fnv1a(sequence));
    for (auto gain = begin; gain != end; ++gain) found[gain->language] += gain->value;
  });
  // Sequences of one word overlap, so they count less than as many that do not.
  const float weight = 1 / std::sqrt(static_cast<float>(std::max(sequences, 1)));
  for (size_t at = 0; at < languages_.size(); ++at) {
    const float unknown = languages_[at].unknown_sequence * static_cast<float>(sequences);
    scores[at] += weight * (unknown + found[at]);
  }
}

}  // namespace companion::reviews
