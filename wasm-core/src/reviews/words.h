// The words of a review in the one form in which everything here compares them, and where
// they stand in the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace companion::reviews {

/// A word, an emoji, a run of ! and ?, or one character of a script without spaces.
struct Word {
  std::string folded;  ///< normalised, lower case, UTF-8; never empty
  uint32_t start;      ///< UTF-16 offsets into the original text, `end` exclusive,
  uint32_t end;        ///<   both on code point boundaries
};

/// A part of a text that says one thing.
struct Clause {
  uint32_t start;  ///< UTF-16 offsets, as a word has them
  uint32_t end;
  size_t first_word;
  size_t last_word;  ///< one past its last word
};

/// Clauses hold every word exactly once, in order; none is empty.
struct Words {
  std::vector<Word> words;
  std::vector<Clause> clauses;
};

/// Reads a text of any kind, valid UTF-8 or not. Linear in its length.
Words read_words(std::string_view text);

}  // namespace companion::reviews
