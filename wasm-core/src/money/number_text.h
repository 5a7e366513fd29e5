// Printed numbers: "1.234,56", "1 234", "12,300", "1,23,456.00".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace companion::money {

/// A number as it stands in a normalised text (plain_number_text).
struct NumberToken {
  std::string_view text;  ///< digits with '.', ',', ' ' or '\'' between them
  size_t begin = 0;
  size_t end = 0;
  bool percent = false;  ///< followed (or, as in Turkish, preceded) by %
};

/// The first number that begins at or after `from`. A space or apostrophe joins groups only
/// of exactly three digits ("1 663 sold"), so "2 pcs 500" and "4.9 120" are two numbers each.
std::optional<NumberToken> next_number(std::string_view plain_text, size_t from);

/// All numbers of a text in order.
std::vector<NumberToken> find_numbers(std::string_view plain_text);

/// How the digits of a currency's prices are to be read.
struct NumberStyle {
  int decimals = 2;                  ///< digits of the minor unit (0 for JPY)
  std::optional<char> decimal_mark;  ///< '.' or ',' where the page states it
};

/// The number as plain decimal text ("1234.56"). With both marks the last is the decimal
/// mark; a lone mark before exactly three digits separates thousands, before one or two it
/// is the decimal mark. For currencies with three decimals a lone '.' before three digits is
/// the decimal mark, a lone ',' could be either: absent, but for "0,450". Absent too when
/// groups make no sense ("1.23.4", "12,34567").
std::optional<std::string> decimal_text(std::string_view token, const NumberStyle& style);

/// The same number in minor units (10^-decimals); also absent when it does not fit.
std::optional<int64_t> number_to_minor(std::string_view token, const NumberStyle& style);

}  // namespace companion::money
