// Random damage to a page: slices deleted, replaced, duplicated and swapped, never such that
// a number of the page becomes another number or comes to stand elsewhere: a page with the
// price of other goods in the place of its own is a page with another price.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "number_spans.h"

namespace companion::fuzz {

/// Makes edited copies of one page. The same page, focus words and seed give the same copies
/// on every machine.
class PageEditor {
 public:
  /// Half of the edits happen near an occurrence of a word of `focus` (what prices and their
  /// keys look like), as most of a page has nothing to do with its facts.
  PageEditor(std::string_view page, const std::vector<std::string>& focus, uint64_t seed);

  /// A copy with one edit; `description` says which.
  struct Edited {
    std::string page;
    std::string description;
  };
  Edited next();

 private:
  /// Half-open byte range.
  struct Slice {
    size_t begin = 0;
    size_t end = 0;
  };

  size_t below(size_t limit);
  size_t boundary_near(size_t pos) const;
  Slice slice();
  std::string_view text_of(const Slice& slice) const;
  bool joins_numbers(const std::vector<std::string_view>& parts) const;
  Edited remove(), replace(), duplicate(), swap();

  std::string_view page_;
  std::vector<NumberSpan> numbers_;
  std::vector<size_t> spots_;
  std::mt19937_64 random_;
};

}  // namespace companion::fuzz
