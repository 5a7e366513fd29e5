#include "money/number_text.h"

#include <algorithm>
#include <array>

#include "money/decimal.h"

namespace companion::money {
namespace {

/// More groups than any number has that fits into 64 bits.
constexpr size_t kMaxGroups = 8;
/// Longest digits text that is looked at: kMaxGroups times three digits and a mark.
constexpr size_t kMaxDecimalText = 4 * kMaxGroups;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

size_t digit_run(std::string_view text, size_t pos) {
  size_t end = pos;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - pos;
}

/// Position after the number that starts at `pos`.
size_t number_end(std::string_view text, size_t pos) {
  size_t group = digit_run(text, pos);
  size_t end = pos + group;
  char thousands = '\0';  // the mark so far, while all groups could be thousands
  bool first = true;
  const bool percent = pos > 0 && text[pos - 1] == '%';  // "%20 123,45 TL" is two numbers
  while (end + 1 < text.size() && is_digit(text[end + 1])) {
    const char mark = text[end];
    const size_t next = digit_run(text, end + 1);
    const bool tight = mark == '.' || mark == ',';
    const bool spaced = (mark == ' ' || mark == '\'') && next == 3 && !percent &&
                        (first ? group <= 3 : group == 3 && thousands == mark);
    if (!tight && !spaced) break;
    thousands = first || thousands == mark ? mark : '\0';
    first = false;
    group = next;
    end += 1 + next;
  }
  return end;
}

bool is_percent(std::string_view text, size_t begin, size_t end) {
  while (end < text.size() && text[end] == ' ') ++end;
  if (end < text.size() && text[end] == '%') return true;
  return begin > 0 && text[begin - 1] == '%';
}

/// Groups of a number and the marks between them: marks[i] follows digits[i].
struct Groups {
  std::array<std::string_view, kMaxGroups> digits;
  std::array<char, kMaxGroups> marks;
  size_t count = 0;

  size_t mark_count() const { return count - 1; }
};

std::optional<Groups> split(std::string_view token) {
  Groups out;
  size_t begin = 0;
  for (size_t i = 0; i <= token.size(); ++i) {
    if (i < token.size() && is_digit(token[i])) continue;
    if (out.count == kMaxGroups) return std::nullopt;
    out.digits[out.count] = token.substr(begin, i - begin);
    if (i < token.size()) out.marks[out.count] = token[i];
    ++out.count;
    begin = i + 1;
  }
  return out;
}

/// A lone mark before three digits in a currency with three decimals: KWD 1.234 is one
/// dinar; KWD 1,234 may be a thousand.
bool could_be_either(const Groups& groups, const NumberStyle& style) {
  return groups.count == 2 && groups.marks[0] == ',' && groups.digits[1].size() == 3 &&
         groups.digits[0] != "0" && style.decimals == 3 && !style.decimal_mark;
}

/// Index of the decimal mark in `marks`, or mark_count() when all separate thousands.
size_t decimal_mark_index(const Groups& groups, const NumberStyle& style) {
  const size_t count = groups.mark_count();
  if (count == 0) return 0;
  const char mark = groups.marks[count - 1];
  if (mark == ' ' || mark == '\'') return count;
  const auto begin = groups.marks.begin();
  if (std::count(begin, begin + static_cast<std::ptrdiff_t>(count), mark) > 1) return count;
  if (style.decimal_mark) return mark == *style.decimal_mark ? count - 1 : count;
  if (count > 1) return count - 1;
  const size_t tail = groups.digits[1].size();
  if (tail == 3 && style.decimals != 3) return count;
  return count - 1;
}

/// Thousands in threes; Indian style "1,23,456" in twos before the last three.
bool well_grouped(const Groups& groups, size_t count) {
  if (count < 2) return true;
  const auto& digits = groups.digits;
  if (digits[0].empty() || digits[0].size() > 3 || digits[count - 1].size() != 3) return false;
  const size_t inner = count > 2 ? digits[1].size() : 3;
  for (size_t i = 1; i + 1 < count; ++i) {
    if (digits[i].size() != inner) return false;
  }
  return inner == 3 || (inner == 2 && digits[0].size() <= 2);
}

/// Decimal text of a bounded length, without the heap.
struct DecimalText {
  std::array<char, kMaxDecimalText> bytes;
  size_t size = 0;

  std::string_view view() const { return {bytes.data(), size}; }
  void append(std::string_view digits) {
    std::copy(digits.begin(), digits.end(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
    size += digits.size();
  }
};

std::optional<DecimalText> read_number(std::string_view token, const NumberStyle& style) {
  if (token.size() > kMaxDecimalText) return std::nullopt;
  const auto groups = split(token);
  if (!groups || could_be_either(*groups, style)) return std::nullopt;
  const size_t decimal = decimal_mark_index(*groups, style);
  const bool has_fraction = decimal < groups->mark_count();
  const size_t whole_groups = has_fraction ? decimal + 1 : groups->count;
  if (!well_grouped(*groups, whole_groups)) return std::nullopt;
  DecimalText out;
  for (size_t i = 0; i < whole_groups; ++i) out.append(groups->digits[i]);
  if (!has_fraction) return out;
  const std::string_view fraction = groups->digits[groups->count - 1];
  // "12,34567" is no price of any currency; a currency without minor units may still be
  // printed with zeros ("￥ 410.00").
  if (fraction.size() > 3) return std::nullopt;
  out.append(".");
  out.append(fraction);
  return out;
}

/// "12.34", "226", "1,5": nearly all prices, read in one pass. Absent for anything that
/// needs a second look.
std::optional<int64_t> simple_minor(std::string_view token, const NumberStyle& style) {
  constexpr size_t kMaxLength = 15;  // fits with three more digits
  if (token.size() > kMaxLength) return std::nullopt;
  int64_t value = 0;
  size_t mark = token.size();
  for (size_t i = 0; i < token.size(); ++i) {
    if (is_digit(token[i])) {
      value = value * 10 + (token[i] - '0');
    } else if (mark == token.size() && (token[i] == '.' || token[i] == ',')) {
      mark = i;
    } else {
      return std::nullopt;
    }
  }
  if (mark < token.size() && style.decimal_mark.value_or(token[mark]) != token[mark]) {
    return std::nullopt;
  }
  const int tail = mark < token.size() ? static_cast<int>(token.size() - mark) - 1 : 0;
  if (tail > 2 || tail > style.decimals) return std::nullopt;
  for (int missing = style.decimals - tail; missing > 0; --missing) value *= 10;
  return value;
}

}  // namespace

std::optional<NumberToken> next_number(std::string_view plain_text, size_t from) {
  size_t pos = from;
  while (pos < plain_text.size() && !is_digit(plain_text[pos])) ++pos;
  if (pos >= plain_text.size()) return std::nullopt;
  const size_t end = number_end(plain_text, pos);
  return NumberToken{plain_text.substr(pos, end - pos), pos, end,
                     is_percent(plain_text, pos, end)};
}

std::vector<NumberToken> find_numbers(std::string_view plain_text) {
  std::vector<NumberToken> out;
  for (auto next = next_number(plain_text, 0); next; next = next_number(plain_text, next->end)) {
    out.push_back(*next);
  }
  return out;
}

std::optional<std::string> decimal_text(std::string_view token, const NumberStyle& style) {
  const auto decimal = read_number(token, style);
  if (!decimal) return std::nullopt;
  return std::string(decimal->view());
}

std::optional<int64_t> number_to_minor(std::string_view token, const NumberStyle& style) {
  if (const auto simple = simple_minor(token, style)) return simple;
  const auto decimal = read_number(token, style);
  if (!decimal) return std::nullopt;
  return decimal_to_minor(decimal->view(), style.decimals);
}

}  // namespace companion::money
