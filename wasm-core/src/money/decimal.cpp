#include "money/decimal.h"

#include <string>

namespace companion::money {
namespace {

constexpr int kMaxDigits = 18;      // every such number fits into int64_t
constexpr int kMaxExponent = 30;    // "1e999999999" must not loop

struct Parsed {
  std::string digits;  // without leading zeros
  int scale = 0;       // value = digits × 10^scale
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
  bool seen_digit = false, seen_point = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      seen_digit = true;
      if (c != '0' || !out.digits.empty()) out.digits.push_back(c);
      if (seen_point) --out.scale;
    } else if (c == '.' && !seen_point) {
      seen_point = true;
    } else if ((c == 'e' || c == 'E') && seen_digit) {
      const auto exponent = exponent_part(text.substr(i + 1));
      if (!exponent) return std::nullopt;
      out.scale += *exponent;
      break;
    } else {
      return std::nullopt;
    }
  }
  if (!seen_digit) return std::nullopt;
  return out;
}

}  // namespace

std::optional<int64_t> decimal_to_minor(std::string_view decimal, int exponent) {
  const bool negative = !decimal.empty() && decimal[0] == '-';
  if (!decimal.empty() && (decimal[0] == '-' || decimal[0] == '+')) decimal.remove_prefix(1);
  auto parsed = parse(decimal);
  if (!parsed) return std::nullopt;
  int scale = parsed->scale + exponent;
  bool round_up = false;
  while (scale < 0 && !parsed->digits.empty()) {
    round_up = parsed->digits.back() >= '5';
    parsed->digits.pop_back();
    ++scale;
  }
  if (scale < 0) round_up = false;  // 0.0009 with exponent 2: the leading dropped digit is 0
  if (parsed->digits.empty()) scale = 0;
  if (static_cast<int>(parsed->digits.size()) + scale > kMaxDigits) return std::nullopt;
  int64_t value = 0;
  for (const char c : parsed->digits) value = value * 10 + (c - '0');
  for (; scale > 0; --scale) value *= 10;
  if (round_up) ++value;
  return negative ? -value : value;
}

}  // namespace companion::money
