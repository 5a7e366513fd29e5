// Printed numbers: "1.234,56", "1 234", "12,300", "1,23,456.00".
#pragma once

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

/// All numbers of a text in order. A space joins two groups only when the second has
/// exactly three digits ("1 663 sold"), so "2 pcs 500" stays two numbers.
std::vector<NumberToken> find_numbers(std::string_view plain_text);

/// How the digits of a currency's prices are to be read.
struct NumberStyle {
  int decimals = 2;                  ///< digits of the minor unit (0 for JPY)
  std::optional<char> decimal_mark;  ///< '.' or ',' where the page states it
};

/// The number as plain decimal text ("1234.56"). With both marks the last is the decimal
/// mark; a lone mark before exactly three digits separates thousands (unless the currency
/// has three decimals), before one or two it is the decimal mark. Absent when groups make
/// no sense ("1.23.4", "12,34567").
std::optional<std::string> decimal_text(std::string_view token, const NumberStyle& style);

}  // namespace companion::money
