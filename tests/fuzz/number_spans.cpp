#include "number_spans.h"

#include <cctype>

namespace companion::fuzz {
namespace {

constexpr size_t npos = std::string_view::npos;
/// A tag or an entity is short; what has no end nearby is none.
constexpr size_t kLongestTag = 400;
constexpr size_t kLongestEntity = 10;
constexpr size_t kEscapeBytes = 6;  // \u20ac

bool is_digit(char byte) {
  return std::isdigit(static_cast<unsigned char>(byte)) != 0;
}
bool is_beyond_ascii(char byte) {
  return static_cast<unsigned char>(byte) >= 0x80;
}

/// Length of what ends with `last` at `pos`; 0 when it does not end within `longest` bytes.
size_t length_until(std::string_view text, size_t pos, char last, size_t longest) {
  const size_t end = text.substr(pos, longest).find(last);
  return end == npos ? 0 : end + 1;
}

/// Length of the digit, escape or byte of a longer character at `pos`; 0 for anything else.
size_t digit_length(std::string_view text, size_t pos) {
  if (is_digit(text[pos]) || is_beyond_ascii(text[pos])) return 1;
  if (text.substr(pos, 2) == "\\u") return kEscapeBytes;
  return text[pos] == '&' ? length_until(text, pos, ';', kLongestEntity) : 0;
}

/// Length of the mark, space or tag at `pos`; 0 for anything else.
size_t separator_length(std::string_view text, size_t pos) {
  if (text[pos] == '<') return length_until(text, pos, '>', kLongestTag);
  return continues_number(text[pos]) ? 1 : 0;
}

/// From `pos` on as long as `length` finds something.
template <typename Length>
size_t run_end(std::string_view text, size_t pos, Length length) {
  while (pos < text.size()) {
    const size_t step = length(text, pos);
    if (step == 0) break;
    pos += step;
  }
  return pos < text.size() ? pos : text.size();
}

}  // namespace

bool continues_number(char byte) {
  return is_digit(byte) || is_beyond_ascii(byte) || std::string_view(".,'| -\\").find(byte) != npos;
}

std::vector<NumberSpan> number_spans(std::string_view text) {
  std::vector<NumberSpan> spans;
  for (size_t pos = 0; pos < text.size();) {
    if (digit_length(text, pos) == 0) {
      ++pos;
      continue;
    }
    NumberSpan span{pos, pos};
    do {
      span.end = run_end(text, pos, digit_length);
      pos = run_end(text, span.end, [](std::string_view all, size_t at) {
        return digit_length(all, at) > 0 ? 0 : separator_length(all, at);
      });
    } while (pos < text.size() && digit_length(text, pos) > 0);
    spans.push_back(span);
    pos = span.end;
  }
  return spans;
}

}  // namespace companion::fuzz
