// Steps over JSON values without building anything. Linear in the input, no recursion,
// so neither depth nor size of hostile text can exhaust the stack.
//
// What is skipped is not validated beyond strings and bracket balance; what is read later
// (values.h) is. Positions are byte offsets into the text; npos means "the text ends
// before the value does" or "no value here".
#pragma once

#include <cstddef>
#include <string_view>

namespace companion::json_reader {

inline constexpr size_t npos = std::string_view::npos;

/// First position at or after `pos` that is not JSON white space. Inline: it is called
/// around every key and value, and embedded objects are mostly written without spaces.
inline size_t skip_space(std::string_view text, size_t pos) {
  while (pos < text.size() && (text[pos] == ' ' || text[pos] == '\n' || text[pos] == '\t' ||
                               text[pos] == '\r')) {
    ++pos;
  }
  return pos;
}

/// `pos` is at the opening quote (" or '); returns the position after the closing one.
size_t skip_string(std::string_view text, size_t pos);

/// `pos` is at { or [; returns the position after the matching bracket, npos also when the
/// brackets between are not of matching kinds (in number; their order is not looked at).
size_t skip_container(std::string_view text, size_t pos);

/// `pos` is at the first byte of any value; returns the position after it.
size_t skip_value(std::string_view text, size_t pos);

}  // namespace companion::json_reader
