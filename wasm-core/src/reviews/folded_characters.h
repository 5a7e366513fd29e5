// A text as the characters that words are made of: decoded, folded, composed, classified.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "reviews/unicode_tables.h"

namespace companion::reviews {

struct FoldedCharacter {
  uint32_t code;   ///< what the character was folded to
  uint32_t start;  ///< UTF-16 offsets into the original text of everything it stands for,
  uint32_t end;    ///<   marks and dropped characters after it included; `end` exclusive
  unicode::CharacterClass character_class;
  bool joined;  ///< it belongs to the emoji before it
};

/// Digits are all '0'; invisible characters are gone; an HTML tag is a line feed, a character
/// reference the character; broken UTF-8 is U+FFFD, which belongs to no word. Linear.
std::vector<FoldedCharacter> folded_characters(std::string_view text);

}  // namespace companion::reviews
