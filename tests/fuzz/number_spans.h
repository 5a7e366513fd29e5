// Where the numbers of a page stand, so that an edit can take a number away but never turn it
// into another one: a page that shows 9,39 in place of 97,39 is a page with another price.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace companion::fuzz {

/// Byte range of one printed number. Marks, spaces and tags between digits belong to it
/// ("1 234,56", "<i>7</i><i>3</i>"), and so do escapes ("\u20ac", "&nbsp;"): cut in two, their
/// ends would be digits.
struct NumberSpan {
  size_t begin = 0;
  size_t end = 0;
};

/// All numbers of a text, in order.
std::vector<NumberSpan> number_spans(std::string_view text);

/// True for bytes that can be part of a number: ASCII digits and marks, spaces, and all of
/// UTF-8's other bytes (digits of other scripts, no-break spaces).
bool continues_number(char byte);

}  // namespace companion::fuzz
