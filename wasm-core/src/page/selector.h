// The subset of CSS selectors that layout files may use, so that the same text works in
// the browser's querySelectorAll and here on saved pages:
//   tag   .class   [attr]   [attr="value"]   [attr*="part"]   and compounds of these,
//   with at most one ancestor:  ".shop-name a"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/html_scanner.h"

namespace companion::page {

/// One attribute test. `.price` is {class, has_word, "price"}.
struct AttributeTest {
  enum class Kind { kPresent, kEquals, kContains, kHasWord };
  std::string name;
  Kind kind;
  std::string value;
};

/// A compound such as h1[data-pl="product-title"].
struct CompoundSelector {
  std::string tag;  ///< "" = any
  std::vector<AttributeTest> tests;

  bool matches(std::string_view tag_name, const Attributes& attributes) const;
};

/// A selector with its optional ancestor.
struct Selector {
  std::optional<CompoundSelector> ancestor;
  CompoundSelector target;
};

/// Parses a selector of the subset; absent when the text is not one.
std::optional<Selector> parse_selector(std::string_view text);

}  // namespace companion::page
