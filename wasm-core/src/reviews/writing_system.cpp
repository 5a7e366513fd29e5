#include "reviews/writing_system.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "reviews/character_folding.h"

namespace companion::reviews {
namespace {

using enum WritingSystem;

struct Block {
  uint32_t first;
  uint32_t last;
  WritingSystem system;
};

constexpr Block kBlocks[] = {
    {'a', 0x24F, kLatin},           {0x370, 0x3FF, kGreek},       {0x400, 0x52F, kCyrillic},
    {0x531, 0x58F, kArmenian},      {0x5D0, 0x5F4, kHebrew},      {0x600, 0x77F, kArabic},
    {0x900, 0x97F, kDevanagari},    {0xE00, 0xE7F, kThai},        {0x10A0, 0x10FF, kGeorgian},
    {0x1E00, 0x1EFF, kLatin},       {0x1F00, 0x1FFF, kGreek},     {0x3005, 0x3007, kHan},
    {0x3041, 0x30FF, kKana},        {0x3131, 0x318E, kHangul},    {0x31F0, 0x31FF, kKana},
    {0x3400, 0x9FFF, kHan},         {0xAC00, 0xD7A3, kHangul},    {0xF900, 0xFAFF, kHan},
    {0x20000, 0x3FFFF, kHan},
};

using SystemCounts = std::array<size_t, static_cast<size_t>(kOther) + 1>;

/// Enough of a text: the rest would say the same.
constexpr size_t kWordsRead = 200;
/// Japanese has at least this share of kana among its characters: 1 in 10.
constexpr size_t kKanaShare = 10;

SystemCounts count_systems(const Words& words) {
  SystemCounts counts{};
  const size_t read = std::min(words.words.size(), kWordsRead);
  for (size_t at = 0; at < read; ++at) ++counts[static_cast<size_t>(writing_system_of(words.words[at]))];
  return counts;
}

}  // namespace

WritingSystem writing_system_of(const Word& word) {
  const uint32_t letter = utf8::decode(word.folded, 0).code_point;
  const unicode::CharacterClass its = class_of(letter);
  if (its != unicode::CharacterClass::kLetter && its != unicode::CharacterClass::kUnspaced) {
    return kNone;
  }
  for (const Block& block : kBlocks) {
    if (letter >= block.first && letter <= block.last) return block.system;
  }
  return kOther;
}

WritingSystem prevalent_system(const Words& words) {
  SystemCounts counts = count_systems(words);
  const auto of = [&](WritingSystem system) -> size_t& {
    return counts[static_cast<size_t>(system)];
  };
  const size_t together = of(kKana) + of(kHan);
  (of(kKana) * kKanaShare >= together ? of(kKana) : of(kHan)) = together;
  of(kNone) = 0;
  const auto most = std::max_element(counts.begin(), counts.end());
  return *most == 0 ? kNone : static_cast<WritingSystem>(most - counts.begin());
}

}  // namespace companion::reviews
