#include "reviews/character_folding.h"

#include <algorithm>

namespace companion::reviews {
namespace {

using unicode::CharacterClass;

constexpr uint32_t kBeyondBmp = 0x10000;
constexpr uint32_t kDropped = 0;

/// Hangul letters and the syllables they make (Unicode, section 3.12).
constexpr uint32_t kSyllables = 0xAC00, kLeads = 0x1100, kVowels = 0x1161, kTails = 0x11A7;
constexpr uint32_t kLeadCount = 19, kVowelCount = 21, kTailCount = 28;

constexpr Folded one(uint32_t code) {
  if (code == kDropped) return {{}, 0};
  return {{code}, 1};
}

Folded expanded(uint32_t code_point) {
  const auto rows = unicode::expansions();
  const auto row = std::lower_bound(
      rows.begin(), rows.end(), code_point,
      [](const unicode::Expansion& its, uint32_t wanted) { return its.from < wanted; });
  if (row == rows.end() || row->from != code_point) return one(code_point);
  Folded several{{}, 0};
  for (const char16_t* to = row->to; *to != 0 && several.count < several.codes.size(); ++to) {
    several.codes[several.count++] = *to;
  }
  return several;
}

std::optional<uint32_t> composed_hangul(uint32_t base, uint32_t mark) {
  if (base - kLeads < kLeadCount && mark - kVowels < kVowelCount) {
    return kSyllables + ((base - kLeads) * kVowelCount + (mark - kVowels)) * kTailCount;
  }
  const bool open_syllable = base - kSyllables < kLeadCount * kVowelCount * kTailCount &&
                             (base - kSyllables) % kTailCount == 0;
  if (open_syllable && mark > kTails && mark - kTails < kTailCount) return base + (mark - kTails);
  return std::nullopt;
}

/// Beyond the tables: emoji, ideographs, and letters that reviews hardly hold.
CharacterClass class_beyond_bmp(uint32_t code_point) {
  if (code_point >= 0x1F000 && code_point <= 0x1FAFF) return CharacterClass::kEmoji;
  if (code_point >= 0x20000 && code_point <= 0x3FFFF) return CharacterClass::kUnspaced;
  return code_point < 0x1F000 ? CharacterClass::kLetter : CharacterClass::kOther;
}

}  // namespace

Folded folded(uint32_t code_point) {
  if (code_point < '0') return one(code_point);
  const bool skin_tone = code_point >= 0x1F3FB && code_point <= 0x1F3FF;
  const bool tag = code_point >= 0xE0000 && code_point <= 0xE0FFF;
  if (skin_tone || tag) return one(kDropped);
  const auto rows = unicode::folds();
  auto row = std::upper_bound(
      rows.begin(), rows.end(), code_point,
      [](uint32_t wanted, const unicode::FoldRange& its) { return wanted < its.first; });
  if (row == rows.begin()) return one(code_point);
  --row;
  if (code_point > row->last) return expanded(code_point);
  if (row->step == 0) return one(static_cast<uint32_t>(row->value));
  if ((code_point - row->first) % row->step != 0) return expanded(code_point);
  return one(static_cast<uint32_t>(static_cast<int32_t>(code_point) + row->value));
}

std::optional<uint32_t> composed(uint32_t base, uint32_t mark) {
  if (mark < 0x300 || base >= kBeyondBmp || mark >= kBeyondBmp) return std::nullopt;
  const auto order = [](const unicode::Composition& row) {
    return static_cast<uint32_t>(row.mark) << 16 | row.base;
  };
  const auto rows = unicode::compositions();
  const uint32_t key = mark << 16 | base;
  const auto row = std::lower_bound(
      rows.begin(), rows.end(), key,
      [&](const unicode::Composition& its, uint32_t wanted) { return order(its) < wanted; });
  if (row != rows.end() && order(*row) == key) return row->composed;
  return composed_hangul(base, mark);
}

CharacterClass class_of(uint32_t code_point) {
  if (code_point >= kBeyondBmp) return class_beyond_bmp(code_point);
  const auto rows = unicode::classes();
  const auto row = std::upper_bound(
      rows.begin(), rows.end(), code_point,
      [](uint32_t wanted, const unicode::ClassStart& its) { return wanted < its.first; });
  return std::prev(row)->character_class;
}

}  // namespace companion::reviews
