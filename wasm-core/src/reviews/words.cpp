#include "reviews/words.h"

#include <array>

#include "base/utf8.h"
#include "reviews/emoticon.h"
#include "reviews/folded_characters.h"

namespace companion::reviews {
namespace {

using unicode::CharacterClass;
using Characters = std::vector<FoldedCharacter>;

/// How often a letter is kept in a row: "sooooo" → "soo".
constexpr int kMostInARow = 2;
/// A letter sequence of this length before an apostrophe can be an elided word ("quell'arco").
constexpr size_t kLongestElision = 6;

bool is_in_word(const FoldedCharacter& character) {
  const CharacterClass its = character.character_class;
  return its == CharacterClass::kLetter || its == CharacterClass::kDigit ||
         its == CharacterClass::kMark;
}

/// Ends a clause wherever it stands. ! and ? do too, but are words; full-width marks were
/// folded to ASCII.
bool ends_clause(uint32_t code) {
  constexpr std::u32string_view kEnds =
      U"\n\r.,;:()[]{}|+~•·…—–、。،؛۔।\u2028\u2029";
  return kEnds.find(static_cast<char32_t>(code)) != std::u32string_view::npos;
}

/// Cyrillic and Hebrew: an apostrophe is a letter (п'ять, ג'ינס).
bool keeps_apostrophe(uint32_t code) { return code >= 0x400 && code <= 0x5FF; }

class WordReader {
 public:
  explicit WordReader(Characters characters) : characters_(std::move(characters)) {}

  Words read() {
    while (at_ < characters_.size()) read_next();
    close_clause();
    return std::move(out_);
  }

 private:
  const FoldedCharacter* peek(size_t ahead) const {
    return at_ + ahead < characters_.size() ? &characters_[at_ + ahead] : nullptr;
  }
  bool is_class(size_t ahead, CharacterClass wanted) const {
    const FoldedCharacter* const character = peek(ahead);
    return character != nullptr && character->character_class == wanted;
  }

  void read_next() {
    switch (characters_[at_].character_class) {
      case CharacterClass::kLetter:
      case CharacterClass::kDigit: return read_spaced_word();
      case CharacterClass::kUnspaced: return read_unspaced_character();
      case CharacterClass::kEmoji: return read_emoji();
      case CharacterClass::kMark: ++at_; return;  // a mark on nothing
      case CharacterClass::kOther: return read_other();
    }
  }

  void read_spaced_word() {
    Word word{{}, characters_[at_].start, characters_[at_].end};
    size_t letters = 0;
    while (at_ < characters_.size()) {
      if (is_in_word(characters_[at_])) {
        letters += append(word);
      } else if (joins_digits()) {
        ++at_;
      } else if (characters_[at_].code == '\'' && is_class(1, CharacterClass::kLetter)) {
        if (!take_apostrophe(word, letters)) break;
      } else {
        break;
      }
    }
    put(std::move(word));
  }

  /// Appends the character at hand to the word, unless it only repeats; returns the letters
  /// it counts for.
  size_t append(Word& word) {
    const FoldedCharacter& character = characters_[at_++];
    word.end = character.end;
    if (character.character_class == CharacterClass::kMark) return 0;
    in_a_row_ = word.folded.empty() || character.code != last_code_ ? 1 : in_a_row_ + 1;
    last_code_ = character.code;
    const bool digit = character.character_class == CharacterClass::kDigit;
    if (in_a_row_ > (digit ? 1 : kMostInARow)) return 0;
    utf8::append(word.folded, character.code);
    return digit ? 0 : 1;
  }

  /// "12.5", "1,000", "10:30" are one number.
  bool joins_digits() const {
    const uint32_t code = characters_[at_].code;
    return (code == '.' || code == ',' || code == ':') && last_code_ == '0' &&
           is_class(1, CharacterClass::kDigit);
  }

  /// Goes past an apostrophe between letters; returns whether the word goes on after it:
  /// "don't" and "п'ять" are one word, "l'objet" is "l'" and "objet".
  bool take_apostrophe(Word& word, size_t letters) {
    const FoldedCharacter& apostrophe = characters_[at_];
    const bool goes_on = keeps_apostrophe(last_code_) || is_english_ending();
    if (goes_on || letters <= kLongestElision) {
      word.folded.push_back('\'');
      word.end = apostrophe.end;
    }
    last_code_ = '\'';
    ++at_;
    return goes_on;
  }

  bool is_english_ending() const {
    std::string ending;
    for (size_t ahead = 1; ending.size() < 3 && is_class(ahead, CharacterClass::kLetter); ++ahead) {
      utf8::append(ending, peek(ahead)->code);
    }
    constexpr std::array<std::string_view, 7> kEndings = {"t", "s", "d", "m", "re", "ve", "ll"};
    for (const std::string_view known : kEndings) {
      if (ending == known) return true;
    }
    return false;
  }

  void read_unspaced_character() {
    const FoldedCharacter& first = characters_[at_++];
    Word word{{}, first.start, first.end};
    utf8::append(word.folded, first.code);
    for (; is_class(0, CharacterClass::kMark); ++at_) {
      utf8::append(word.folded, characters_[at_].code);
      word.end = characters_[at_].end;
    }
    if (is_third_in_a_row(word)) {
      out_.words.back().end = word.end;
    } else {
      put(std::move(word));
    }
  }

  bool is_third_in_a_row(const Word& word) const {
    const size_t count = out_.words.size();
    if (count < clause_first_ + kMostInARow) return false;
    const Word& last = out_.words[count - 1];
    return last.end == word.start && last.folded == word.folded &&
           out_.words[count - 2].folded == word.folded;
  }

  /// One emoji with all that is joined to it, however often it stands in a row.
  void read_emoji() {
    Word word = next_emoji();
    while (is_class(0, CharacterClass::kEmoji)) {
      const size_t before = at_;
      const Word again = next_emoji();
      if (again.folded != word.folded) {
        at_ = before;
        break;
      }
      word.end = again.end;
    }
    put_mark(std::move(word));
  }

  Word next_emoji() {
    Word word{{}, characters_[at_].start, characters_[at_].end};
    do {
      utf8::append(word.folded, characters_[at_].code);
      word.end = characters_[at_].end;
      ++at_;
    } while (is_class(0, CharacterClass::kEmoji) && characters_[at_].joined);
    return word;
  }

  void read_other() {
    const uint32_t code = characters_[at_].code;
    if (code == '!' || code == '?') return read_exclamation();
    if (const auto emoticon = emoticon_at(characters_, at_)) {
      put_mark({std::string(emoticon->folded), characters_[at_].start,
                characters_[at_ + emoticon->length - 1].end});
      at_ += emoticon->length;
      return;
    }
    const bool dash = code == '-' && !(at_ > 0 && is_in_word(characters_[at_ - 1]));
    if (dash || ends_clause(code)) close_clause();
    after_line_break_ = after_line_break_ || code == '\n';
    ++at_;
  }

  /// A run of ! and ? is "!", "?" or "!?".
  void read_exclamation() {
    Word word{{}, characters_[at_].start, characters_[at_].end};
    bool exclaims = false;
    bool asks = false;
    for (; is_class(0, CharacterClass::kOther); ++at_) {
      const uint32_t code = characters_[at_].code;
      if (code != '!' && code != '?') break;
      (code == '!' ? exclaims : asks) = true;
      word.end = characters_[at_].end;
    }
    word.folded = exclaims ? (asks ? "!?" : "!") : "?";
    put_mark(std::move(word));
  }

  /// Puts a word of letters or digits. One behind a mark begins a clause: "Great :) and cheap".
  void put(Word word) {
    if (after_mark_ && says_something_) close_clause();
    says_something_ = true;
    after_mark_ = false;
    push(std::move(word));
  }

  /// Puts an emoji, a face or a ! to the words before it, which it speaks of: "Great. :)" is
  /// one clause.
  void put_mark(Word word) {
    const bool alone = clause_first_ == out_.words.size();
    const bool behind = alone && !after_line_break_ && !out_.clauses.empty();
    after_mark_ = true;
    push(std::move(word));
    if (!behind) return;
    out_.clauses.back().end = out_.words.back().end;
    clause_first_ = out_.clauses.back().last_word = out_.words.size();
  }

  void push(Word word) {
    last_code_ = 0;
    after_line_break_ = false;
    out_.words.push_back(std::move(word));
  }

  void close_clause() {
    const size_t count = out_.words.size();
    if (clause_first_ == count) return;
    out_.clauses.push_back(
        {out_.words[clause_first_].start, out_.words.back().end, clause_first_, count});
    clause_first_ = count;
    says_something_ = false;
  }

  Characters characters_;
  size_t at_ = 0;
  Words out_;
  size_t clause_first_ = 0;  ///< index of the first word of the clause that is being read
  uint32_t last_code_ = 0;   ///< of the word that is being read
  int in_a_row_ = 0;
  bool after_line_break_ = false;
  bool after_mark_ = false;
  bool says_something_ = false;  ///< the clause that is being read has more than marks
};

}  // namespace

Words read_words(std::string_view text) { return WordReader(folded_characters(text)).read(); }

}  // namespace companion::reviews
