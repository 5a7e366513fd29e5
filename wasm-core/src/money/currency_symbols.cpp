#include "money/currency_symbols.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "companion/currency.h"
#include "rules/rule_pack.h"

namespace companion::money {
namespace {

struct Symbol {
  std::string text;
  std::vector<std::string> codes;  // the likeliest first
};

std::vector<Symbol> load_symbols() {
  std::vector<Symbol> symbols;
  const auto file = nlohmann::json::parse(rules::embedded_file("money/currencies"));
  for (const auto& [text, codes] : file.at("symbols").items()) {
    symbols.push_back({text, codes.get<std::vector<std::string>>()});
  }
  std::sort(symbols.begin(), symbols.end(),
            [](const Symbol& a, const Symbol& b) { return a.text.size() > b.text.size(); });
  return symbols;
}

const std::vector<Symbol>& symbols() {
  static const std::vector<Symbol> table = load_symbols();
  return table;
}

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Letters must not run on: "RM" is not in "FORM", "TL" not in "TLC".
bool stands_alone(std::string_view text, size_t begin, size_t end) {
  const bool left = begin > 0 && is_letter(text[begin]) && is_letter(text[begin - 1]);
  const bool right = end < text.size() && is_letter(text[end - 1]) && is_letter(text[end]);
  return !left && !right;
}

bool is_iso_code(std::string_view text, size_t pos) {
  if (pos + 3 > text.size()) return false;
  for (size_t i = pos; i < pos + 3; ++i) {
    if (text[i] < 'A' || text[i] > 'Z') return false;
  }
  return stands_alone(text, pos, pos + 3) && currency_exponent(text.substr(pos, 3)).has_value();
}

}  // namespace

std::optional<CurrencyMatch> find_currency(std::string_view text) {
  for (size_t pos = 0; pos < text.size(); ++pos) {
    for (const Symbol& symbol : symbols()) {
      if (text.compare(pos, symbol.text.size(), symbol.text) == 0 &&
          stands_alone(text, pos, pos + symbol.text.size())) {
        return CurrencyMatch{symbol.codes.front(), symbol.codes.size() > 1, pos,
                             pos + symbol.text.size()};
      }
    }
    if (is_iso_code(text, pos)) {
      return CurrencyMatch{std::string(text.substr(pos, 3)), false, pos, pos + 3};
    }
  }
  return std::nullopt;
}

bool symbol_can_mean(std::string_view symbol_text, std::string_view code) {
  if (symbol_text == code) return true;
  for (const Symbol& symbol : symbols()) {
    if (symbol.text == symbol_text) {
      return std::find(symbol.codes.begin(), symbol.codes.end(), code) != symbol.codes.end();
    }
  }
  return false;
}

}  // namespace companion::money
