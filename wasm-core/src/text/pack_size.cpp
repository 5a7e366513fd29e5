#include "text/pack_size.h"

#include <algorithm>
#include <array>
#include <string>

#include "json_reader/values.h"
#include "rules/rule_pack.h"
#include "text/folded_text.h"
#include "text/word_table.h"

namespace companion::text {
namespace {

/// Names are short; anything longer is some other text.
constexpr size_t kMaxLength = 512;

struct PackWords {
  WordTable after;
  WordTable before;
};

const PackWords& pack_words() {
  static const auto raw = json_reader::members(rules::embedded_file("text/pack_words"),
                                               std::array<std::string_view, 2>{"after", "before"});
  static const PackWords words{WordTable(raw[0]), WordTable(raw[1])};
  return words;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A number in the text, [begin, end).
struct Number {
  size_t begin;
  size_t end;
  int64_t value;
};

/// Whether a word may end before `text`: a letter of an alphabet goes on with it. Chinese, Japanese
/// and Korean write no spaces, and begin with a byte from 0xE3 on.
bool is_word_end(std::string_view text) {
  if (text.empty()) return true;
  const auto byte = static_cast<unsigned char>(text.front());
  const bool is_ascii_letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
  return !is_ascii_letter && !is_digit(text.front()) && (byte < 0x80 || byte >= 0xE3);
}

bool counts_after(std::string_view rest) {
  if (!rest.empty() && (rest.front() == ' ' || rest.front() == '-')) rest.remove_prefix(1);
  const auto word = pack_words().after.meaning_of_prefix(rest);
  return word && is_word_end(rest.substr(word->second));
}

bool counts_before(std::string_view head) {
  if (head.empty() || head.back() != ' ') return false;
  head.remove_suffix(1);
  const auto& words = pack_words().before.words();
  return std::any_of(words.begin(), words.end(),
                     [head](const Word& word) { return head.ends_with(word.text); });
}

/// The next whole number from `from` on; begin == text.size() when there is none.
Number next_number(std::string_view text, size_t from) {
  Number number{from, from, 0};
  while (number.begin < text.size() && !is_digit(text[number.begin])) ++number.begin;
  number.end = number.begin;
  for (; number.end < text.size() && is_digit(text[number.end]); ++number.end) {
    number.value = std::min<int64_t>(number.value * 10 + (text[number.end] - '0'), kMaxPackSize + 1);
  }
  return number;
}

/// Whether the number is a part of a decimal, a range or a fraction: "1.5", "5-10", "1/2".
bool is_part(std::string_view text, const Number& number) {
  const auto joins = [](char c) { return c == '.' || c == ',' || c == '-' || c == '/' || c == '~'; };
  const bool before = number.begin >= 2 && joins(text[number.begin - 1]) && is_digit(text[number.begin - 2]);
  const bool after = number.end + 1 < text.size() && joins(text[number.end]) && is_digit(text[number.end + 1]);
  return before || after;
}

}  // namespace

bool counts_pieces(std::string_view folded, size_t begin, size_t end) {
  return counts_after(folded.substr(end)) || counts_before(folded.substr(0, begin));
}

std::optional<int64_t> pack_size(std::string_view printed) {
  if (printed.size() > kMaxLength) return std::nullopt;
  const std::string text = folded_text(printed);
  const std::string_view view = text;
  std::optional<int64_t> count;
  for (Number number = next_number(view, 0); number.begin < view.size(); number = next_number(view, number.end)) {
    if (!counts_pieces(view, number.begin, number.end)) continue;
    const bool is_sound = number.value >= 1 && number.value <= kMaxPackSize && !is_part(view, number);
    if (!is_sound || (count && *count != number.value)) return std::nullopt;
    count = number.value;
  }
  return count;
}

}  // namespace companion::text
