// What the words and phrases of a language mean in a review.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reviews/writing_system.h"

namespace companion::reviews {

/// What a phrase does in a clause.
enum class Sense : uint8_t {
  kAspect,         ///< names an aspect: "delivery"
  kImplied,        ///< says something about an aspect by itself: "too small"
  kOpinion,        ///< praises or blames: "great"
  kNegator,        ///< turns what comes after it: "not"
  kNegatorBehind,  ///< turns what comes before it: Turkish "değil"
  kIntensifier,    ///< strengthens what comes after it: "very"
  kContrast,       ///< what comes after it stands on its own: "but"
};

struct Meaning {
  Sense sense;
  int8_t strength = 0;  ///< kOpinion: -2 … 2, 0 is "so-so"; kImplied: -1 or 1
  uint8_t aspect = 0;   ///< kAspect, kImplied: index in aspect_ids()
};

/// All aspects, in the order of their files' "order".
const std::vector<std::string>& aspect_ids();

/// The tables of one language out of rules/reviews/aspects and rules/reviews/sentiment. An entry
/// is a phrase of one or more words as the tokeniser gives them; a word that ends in * stands for
/// all words that begin so. Latin letters bear no marks (plain_letters()).
class Lexicon {
 public:
  explicit Lexicon(std::string_view language);

  struct Match {
    size_t length = 0;  ///< in words; 0: nothing begins here
    const std::vector<Meaning>* meanings = nullptr;
  };

  /// The longest phrase that begins at `words[at]` and ends before `last`.
  Match match(const std::vector<std::string>& words, size_t at, size_t last) const;

  bool is_empty() const { return phrases_.empty(); }

 private:
  struct Part {
    std::string text;
    bool is_start;  ///< of a word, not the whole of it
  };
  struct Phrase {
    std::vector<Part> parts;
    std::vector<Meaning> meanings;
    size_t letters = 0;  ///< bytes; of two matches with as many words the longer one counts
  };

  void add_aspects(std::string_view language);
  void add_sentiment(std::string_view raw_file);
  void add_all(std::string_view raw_list, Meaning meaning);
  void add(std::string_view entry, Meaning meaning);
  void match_word(const std::vector<std::string>& words, size_t at, size_t last,
                  std::string_view first, const Phrase** best) const;
  void try_phrases(const std::string& key, const std::vector<std::string>& words, size_t at,
                   size_t last, const Phrase** best) const;
  bool is_part(const Part& part, std::string_view word) const;
  std::string_view without_attached(std::string_view word) const;

  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, size_t> by_entry_;
  /// First part (with * where it is a start) → phrases.
  std::unordered_map<std::string, std::vector<uint32_t>> by_first_;
  /// Particles written together with the word behind them (Arabic, Hebrew), longest first.
  std::vector<std::string> attached_;
};

/// The tables of a language, read when first asked for; empty ones for an unknown language.
const Lexicon& lexicon_of(std::string_view language);

/// Emoji and the like, which every language shares.
inline constexpr std::string_view kSymbols = "any";

/// A language that has tables.
struct LexiconLanguage {
  std::string_view code;
  /// What it is written in; kana stands for kana and ideographs together.
  WritingSystem system;
};

/// In the order in which a doubtful text is tried.
std::span<const LexiconLanguage> lexicon_languages();

}  // namespace companion::reviews
