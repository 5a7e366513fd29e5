#include "money/decimal.h"

namespace companion::money {
namespace {

constexpr int kMaxDigits = 18;    // every such number fits into int64_t
constexpr int kMaxExponent = 30;  // "1e999999999" must not loop

/// A number's characters, where its digits stand: value = digits × 10^exponent with the
/// point after `whole_digits` of them. Leading zeros are not counted.
struct Parsed {
  std::string_view digits;  // digits and at most one '.', from the first digit that is not 0
  int whole_digits = 0;     // digits before the point; negative for zeros right after it
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> exponent_part(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || text.size() > 3) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value > kMaxExponent) return std::nullopt;
  return negative ? -value : value;
}

std::optional<Parsed> parse(std::string_view text) {
  Parsed out;
  bool seen_digit = false, seen_point = false, significant = false;
  size_t first = text.size(), end = 0;
  for (; end < text.size(); ++end) {
    const char c = text[end];
    if (is_digit(c)) {
      seen_digit = true;
      if (!significant && c != '0') {
        significant = true;
        first = end;
      }
      if (significant && !seen_point) ++out.whole_digits;
      if (!significant && seen_point) --out.whole_digits;
    } else if (c == '.' && !seen_point) {
      seen_point = true;
    } else {
      break;
    }
  }
  if (!seen_digit) return std::nullopt;
  if (end < text.size()) {
    if (text[end] != 'e' && text[end] != 'E') return std::nullopt;
    const auto exponent = exponent_part(text.substr(end + 1));
    if (!exponent) return std::nullopt;
    out.whole_digits += *exponent;
  }
  if (significant) out.digits = text.substr(first, end - first);
  return out;
}

}  // namespace

std::optional<int64_t> decimal_to_minor(std::string_view decimal, int exponent) {
  const bool negative = !decimal.empty() && decimal[0] == '-';
  if (!decimal.empty() && (decimal[0] == '-' || decimal[0] == '+')) decimal.remove_prefix(1);
  const auto parsed = parse(decimal);
  if (!parsed) return std::nullopt;
  if (parsed->digits.empty()) return 0;
  int kept = parsed->whole_digits + exponent;  // digits that the result has
  if (kept < 0) return 0;                      // 0.0009 with exponent 2: the first dropped is 0
  if (kept > kMaxDigits) return std::nullopt;
  int64_t value = 0;
  bool round_up = false;
  for (const char c : parsed->digits) {
    if (c == '.') continue;
    if (kept == 0) {
      round_up = c >= '5';
      break;
    }
    value = value * 10 + (c - '0');
    --kept;
  }
  for (; kept > 0; --kept) value *= 10;
  if (round_up) ++value;
  return negative ? -value : value;
}

}  // namespace companion::money
