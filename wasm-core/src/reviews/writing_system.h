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
inline constexpr int kWritingSystems = static_cast<int>(WritingSystem::kOther) + 1;

WritingSystem writing_system_of(const Word& word);

}  // namespace companion::reviews
