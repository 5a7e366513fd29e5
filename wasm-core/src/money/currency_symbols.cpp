#include "money/currency_symbols.h"

#include <algorithm>
#include <array>
#include <vector>

#include "companion/currency.h"
#include "json_reader/values.h"
#include "rules/rule_pack.h"

namespace companion::money {
namespace {

/// One symbol; both are views of the rule file's own text, which holds no escapes.
struct Symbol {
  std::string_view text;
  std::vector<std::string_view> codes;  // the likeliest first
};

/// Symbols by their first byte, the longest first. Prices are read by the thousand, and most
/// bytes of a price begin no symbol.
struct SymbolTable {
  std::vector<Symbol> symbols;
  std::array<uint16_t, 257> first{};  // symbols that begin with byte b: first[b] … first[b + 1]
};

std::vector<Symbol> load_symbols() {
  std::vector<Symbol> symbols;
  const auto file = rules::embedded_file("money/currencies");
  const auto [raw_symbols] = json_reader::members(file, std::array<std::string_view, 1>{"symbols"});
  json_reader::for_each_member(raw_symbols, [&](std::string_view text, std::string_view codes) {
    symbols.push_back({text, {}});
    return json_reader::for_each_element(codes, [&](std::string_view code) {
      symbols.back().codes.push_back(code.substr(1, code.size() - 2));
      return true;
    });
  });
  return symbols;
}

unsigned char first_byte(const Symbol& symbol) {
  return static_cast<unsigned char>(symbol.text.front());
}

SymbolTable make_table() {
  SymbolTable table{load_symbols(), {}};
  std::sort(table.symbols.begin(), table.symbols.end(), [](const Symbol& a, const Symbol& b) {
    if (first_byte(a) != first_byte(b)) return first_byte(a) < first_byte(b);
    return a.text.size() > b.text.size();
  });
  for (const Symbol& symbol : table.symbols) ++table.first[first_byte(symbol) + 1u];
  for (size_t b = 1; b < table.first.size(); ++b) {
    table.first[b] = static_cast<uint16_t>(table.first[b] + table.first[b - 1]);
  }
  return table;
}

const SymbolTable& symbol_table() {
  static const SymbolTable table = make_table();
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

/// The longest symbol at `pos`.
const Symbol* symbol_at(const SymbolTable& table, std::string_view text, size_t pos) {
  const auto byte = static_cast<unsigned char>(text[pos]);
  for (size_t i = table.first[byte]; i < table.first[byte + 1u]; ++i) {
    const std::string_view symbol = table.symbols[i].text;
    if (text.substr(pos, symbol.size()) == symbol &&
        stands_alone(text, pos, pos + symbol.size())) {
      return &table.symbols[i];
    }
  }
  return nullptr;
}

}  // namespace

std::optional<CurrencyMatch> find_currency(std::string_view text, size_t from) {
  const SymbolTable& table = symbol_table();
  for (size_t pos = from; pos < text.size(); ++pos) {
    if (const Symbol* symbol = symbol_at(table, text, pos)) {
      return CurrencyMatch{symbol->codes.front(), symbol->codes.size() > 1, pos,
                           pos + symbol->text.size()};
    }
    if (is_iso_code(text, pos)) return CurrencyMatch{text.substr(pos, 3), false, pos, pos + 3};
  }
  return std::nullopt;
}

bool symbol_can_mean(std::string_view symbol_text, std::string_view code) {
  if (symbol_text == code) return true;
  if (symbol_text.empty()) return false;
  const Symbol* symbol = symbol_at(symbol_table(), symbol_text, 0);
  if (symbol == nullptr || symbol->text != symbol_text) return false;
  return std::find(symbol->codes.begin(), symbol->codes.end(), code) != symbol->codes.end();
}

}  // namespace companion::money
