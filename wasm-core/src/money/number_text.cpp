#include "money/number_text.h"

#include <algorithm>

namespace companion::money {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

size_t digit_run(std::string_view text, size_t pos) {
  size_t end = pos;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - pos;
}

/// Position after the number that starts at `pos`.
size_t number_end(std::string_view text, size_t pos) {
  size_t end = pos + digit_run(text, pos);
  while (end + 1 < text.size() && is_digit(text[end + 1])) {
    const char mark = text[end];
    const size_t group = digit_run(text, end + 1);
    const bool tight = mark == '.' || mark == ',';
    const bool thousands = (mark == ' ' || mark == '\'') && group == 3;
    if (!tight && !thousands) break;
    end += 1 + group;
  }
  return end;
}

bool is_percent(std::string_view text, size_t begin, size_t end) {
  const size_t after = text.find_first_not_of(' ', end);
  if (after != std::string_view::npos && text[after] == '%') return true;
  return begin > 0 && text[begin - 1] == '%';
}

/// Groups of a number and the marks between them.
struct Groups {
  std::vector<std::string_view> digits;
  std::vector<char> marks;
};

Groups split(std::string_view token) {
  Groups out;
  size_t begin = 0;
  for (size_t i = 0; i <= token.size(); ++i) {
    if (i < token.size() && is_digit(token[i])) continue;
    out.digits.push_back(token.substr(begin, i - begin));
    if (i < token.size()) out.marks.push_back(token[i]);
    begin = i + 1;
  }
  return out;
}

/// Index of the decimal mark in `marks`, or marks.size() when all separate thousands.
size_t decimal_mark_index(const Groups& groups, const NumberStyle& style) {
  const auto& marks = groups.marks;
  if (marks.empty()) return 0;
  const size_t last = marks.size() - 1;
  const char mark = marks[last];
  if (mark == ' ' || mark == '\'') return marks.size();
  if (std::count(marks.begin(), marks.end(), mark) > 1) return marks.size();
  if (style.decimal_mark) return mark == *style.decimal_mark ? last : marks.size();
  if (last > 0) return last;
  const size_t tail = groups.digits.back().size();
  if (tail == 3 && style.decimals != 3) return marks.size();
  return last;
}

/// Thousands in threes; Indian style "1,23,456" in twos before the last three.
bool well_grouped(const std::vector<std::string_view>& groups, size_t count) {
  if (count < 2) return true;
  if (groups[0].empty() || groups[0].size() > 3 || groups[count - 1].size() != 3) return false;
  const size_t inner = count > 2 ? groups[1].size() : 3;
  for (size_t i = 1; i + 1 < count; ++i) {
    if (groups[i].size() != inner) return false;
  }
  return inner == 3 || (inner == 2 && groups[0].size() <= 2);
}

}  // namespace

std::vector<NumberToken> find_numbers(std::string_view plain_text) {
  std::vector<NumberToken> out;
  for (size_t pos = 0; pos < plain_text.size();) {
    if (!is_digit(plain_text[pos])) {
      ++pos;
      continue;
    }
    const size_t end = number_end(plain_text, pos);
    out.push_back({plain_text.substr(pos, end - pos), pos, end, is_percent(plain_text, pos, end)});
    pos = end;
  }
  return out;
}

std::optional<std::string> decimal_text(std::string_view token, const NumberStyle& style) {
  const Groups groups = split(token);
  const size_t decimal = decimal_mark_index(groups, style);
  const bool has_fraction = decimal < groups.marks.size();
  const size_t whole_groups = has_fraction ? decimal + 1 : groups.digits.size();
  if (!well_grouped(groups.digits, whole_groups)) return std::nullopt;
  std::string out;
  for (size_t i = 0; i < whole_groups; ++i) out.append(groups.digits[i]);
  if (!has_fraction) return out;
  const std::string_view fraction = groups.digits.back();
  // "12,34567" is no price of any currency; a currency without minor units may still be
  // printed with zeros ("￥ 410.00").
  if (fraction.size() > 3) return std::nullopt;
  out.push_back('.');
  out.append(fraction);
  return out;
}

}  // namespace companion::money
