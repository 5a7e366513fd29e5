// Which currency does a printed price mean? Symbols come from rules/money/currencies.json.
#pragma once

#include <optional>
#include <string_view>

namespace companion::money {

/// A currency found in a text.
struct CurrencyMatch {
  std::string_view code;   ///< ISO 4217; a view of the rule file's text or of the text searched
  bool ambiguous = false;  ///< the symbol stands for several currencies ("$", "¥", "kr")
  size_t begin = 0;        ///< byte range of the symbol or code in the text
  size_t end = 0;
};

/// The longest symbol or ISO code in `text` at or after `from`, leftmost first; absent when
/// there is none.
std::optional<CurrencyMatch> find_currency(std::string_view text, size_t from = 0);

/// True when `symbol_text` (as find_currency would match it) can stand for `code`.
bool symbol_can_mean(std::string_view symbol_text, std::string_view code);

}  // namespace companion::money
