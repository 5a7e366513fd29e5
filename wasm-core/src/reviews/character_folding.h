// One code point at a time: what it becomes, and of which class that is.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "reviews/unicode_tables.h"

namespace companion::reviews {

/// Up to four code points; none when the character is dropped.
struct Folded {
  std::array<uint32_t, 4> codes;
  size_t count;
};

Folded folded(uint32_t code_point);

/// The one letter that a folded letter and the mark after it are.
std::optional<uint32_t> composed(uint32_t base, uint32_t mark);

unicode::CharacterClass class_of(uint32_t code_point);

/// Two of these side by side are one flag.
constexpr bool is_flag_letter(uint32_t code_point) {
  return code_point >= 0x1F1E6 && code_point <= 0x1F1FF;
}

}  // namespace companion::reviews
