// A product's title taken apart into what can be compared with another title.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace companion::text {

/// A word, or a number with what it counts: "64 GB" and "64GB" are one, as are "iPhone 15" and
/// "iPhone15". Known by 32-bit fingerprints, so that a thousand titles take milliseconds: that two
/// unlike titles of 20 words agree in one by chance happens once in ten million.
struct TitleWord {
  uint32_t print = 0;     ///< the same for the same word, or the same number of the same property
  uint32_t property = 0;  ///< of a number: its unit, else the letters around or the word before it; else 0
  uint16_t begin = 0;     ///< where it stands in the folded title
  uint16_t end = 0;
  /// Makes another product of it when only one of two titles has it: "pro", "left".
  bool is_telling = false;
  /// A size or model number; not a year, and not a single digit after some word.
  bool is_size = false;
};

/// The words of a folded title (text/folded_text.h), each once; pairs of characters where a script
/// writes no spaces. Counts of pieces ("10 pcs") are left out: pack_size() reads them. At most 512
/// bytes are read. Units and telling words: rules/text/title_words.json.
std::vector<TitleWord> title_words(std::string_view folded);

}  // namespace companion::text
