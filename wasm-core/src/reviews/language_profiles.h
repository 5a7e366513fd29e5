// What tells languages of one script apart: their common words and the letters in them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace companion::reviews {

enum class ProfiledScript { kLatin, kCyrillic };

/// A language out of rules/reviews/languages.
struct LanguageProfile {
  std::string language;
  ProfiledScript script;
  /// What a language that is seldom here is behind before the first word is read.
  float start_score;
  /// For each letter sequence of a word that none of the language's own words has.
  float unknown_sequence;
};

class LanguageProfiles {
 public:
  /// The shipped profiles, read once.
  static const LanguageProfiles& shipped();

  const std::vector<LanguageProfile>& languages() const { return languages_; }

  /// Adds to `scores`, one for each of languages(), how well the word fits; a language of another
  /// script gets nothing that means anything.
  void add_scores(std::string_view folded_word, std::vector<float>& scores) const;

 private:
  struct Gain {
    uint32_t hash;  ///< of a word or of a letter sequence
    uint16_t language;
    float value;
  };

  LanguageProfiles();
  void add_language(std::string_view file_text);
  std::pair<std::vector<Gain>::const_iterator, std::vector<Gain>::const_iterator> gains_of(
      uint32_t hash) const;

  std::vector<LanguageProfile> languages_;
  std::vector<Gain> gains_;  ///< sorted by hash
};

}  // namespace companion::reviews
