// The writing system of a word, by its first letter.
#pragma once

#include <cstdint>

#include "reviews/words.h"

namespace companion::reviews {

enum class WritingSystem : uint8_t {
  kNone,  ///< digits, emoji, punctuation
  kLatin, kCyrillic, kGreek, kArmenian, kHebrew, kArabic, kDevanagari, kThai, kGeorgian, kHangul,
  kKana, kHan,
  kOther,
};

WritingSystem writing_system_of(const Word& word);

/// The writing system of most of the first words; kana and ideographs, which go together, count as kana
/// in Japanese. kNone without letters.
WritingSystem prevalent_system(const Words& words);

}  // namespace companion::reviews
