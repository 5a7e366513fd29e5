#include "reviews/language.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include "base/utf8.h"
#include "reviews/language_profiles.h"
#include "reviews/writing_system.h"

namespace companion::reviews {
namespace {

using enum WritingSystem;

/// How far the best language must be before the second: "ok", "super" are of many.
constexpr float kLeastLead = 1;
/// Enough of a text: the rest would say the same.
constexpr size_t kWordsRead = 200;

/// Letters that one language has of those that share a writing system.
struct TellingLetters {
  WritingSystem system;
  std::string_view language;
  std::u32string_view letters;
};

constexpr TellingLetters kTelling[] = {
    {kArabic, "ur", U"ٹڈڑںے"},  {kArabic, "fa", U"پچژگکی"},
    {kCyrillic, "kk", U"әғқңөұү"}, {kCyrillic, "sr", U"јљњћђџ"}, {kCyrillic, "be", U"ў"},
};

bool has_any(std::string_view word, std::u32string_view letters) {
  for (size_t pos = 0; pos < word.size();) {
    const utf8::Decoded next = utf8::decode(word, pos);
    pos += next.length;
    if (letters.find(static_cast<char32_t>(next.code_point)) != std::u32string_view::npos) return true;
  }
  return false;
}

/// The words that language is told by.
std::vector<const Word*> words_of(const Words& words, WritingSystem system) {
  std::vector<const Word*> out;
  for (const Word& word : words.words) {
    if (out.size() == kWordsRead) break;
    if (writing_system_of(word) == system) out.push_back(&word);
  }
  return out;
}

std::optional<std::string> by_letters(const std::vector<const Word*>& words, WritingSystem system) {
  for (const TellingLetters& row : kTelling) {
    if (row.system != system) continue;
    const auto telling = std::count_if(
        words.begin(), words.end(), [&](const Word* word) { return has_any(word->folded, row.letters); });
    // A stray loan word or slip of the keyboard does not make another language.
    if (static_cast<size_t>(telling) * 5 > words.size()) return std::string(row.language);
  }
  return std::nullopt;
}

std::optional<std::string> by_profile(const std::vector<const Word*>& words, ProfiledScript script) {
  const LanguageProfiles& profiles = LanguageProfiles::shipped();
  const auto& languages = profiles.languages();
  std::vector<float> scores;
  for (const LanguageProfile& profile : languages) scores.push_back(profile.start_score);
  for (const Word* word : words) profiles.add_scores(word->folded, scores);
  const LanguageProfile* best = nullptr;
  float best_score = std::numeric_limits<float>::lowest();
  float second_score = best_score;
  for (size_t at = 0; at < languages.size(); ++at) {
    if (languages[at].script != script) continue;
    if (scores[at] > best_score) {
      second_score = best_score;
      best = &languages[at];
      best_score = scores[at];
    } else {
      second_score = std::max(second_score, scores[at]);
    }
  }
  if (best == nullptr || best_score - second_score < kLeastLead) return std::nullopt;
  return best->language;
}

}  // namespace

std::optional<std::string> language_of(const Words& words) {
  const WritingSystem system = prevalent_system(words);
  const auto its_words = words_of(words, system);
  if (const auto language = by_letters(its_words, system)) return language;
  switch (system) {
    case kLatin: return by_profile(its_words, ProfiledScript::kLatin);
    case kCyrillic: return by_profile(its_words, ProfiledScript::kCyrillic);
    case kArabic: return "ar";
    case kHebrew: return "he";
    case kGreek: return "el";
    case kArmenian: return "hy";
    case kGeorgian: return "ka";
    case kDevanagari: return "hi";
    case kThai: return "th";
    case kHangul: return "ko";
    case kKana: return "ja";
    case kHan: return "zh";
    case kNone:
    case kOther: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> language_of(const Review& review, const Words& words) {
  if (words.words.empty()) return std::nullopt;
  auto language = language_of(words);
  return language ? std::move(language) : review.language;
}

}  // namespace companion::reviews
