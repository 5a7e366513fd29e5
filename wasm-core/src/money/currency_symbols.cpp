#include "money/currency_symbols.h"

#include <algorithm>
#include <array>
#include <vector>

#include "companion/currency.h"
#include "json_reader/values.h"
#include "rules/rule_pack.h"

namespace companion::money {
namespace {

constexpr uint16_t kNone = 0xFFFF;

/// One symbol, in views of the rule file's own text, which holds no escapes.
struct Symbol {
  std::string_view text;
  std::vector<std::string_view> codes;  // the likeliest first
  uint16_t next = kNone;                // the next symbol with the same first byte
};

/// Symbols by their first byte: prices are read by the thousand, and most bytes of a price
/// begin no symbol.
struct SymbolTable {
  std::vector<Symbol> symbols;
  std::array<uint16_t, 256> first;

  SymbolTable() {
    first.fill(kNone);
    const auto file = rules::embedded_file("money/currencies");
    const auto [raw] = json_reader::members(file, std::array<std::string_view, 1>{"symbols"});
    json_reader::for_each_member(raw, [this](std::string_view text, std::string_view codes) {
      uint16_t& head = first[static_cast<unsigned char>(text.front())];
      symbols.push_back({text, {}, head});
      head = static_cast<uint16_t>(symbols.size() - 1);
      return json_reader::for_each_element(codes, [this](std::string_view code) {
        symbols.back().codes.push_back(code.substr(1, code.size() - 2));
        return true;
      });
    });
  }
};

const SymbolTable& symbol_table() {
  static const SymbolTable table;
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
  const Symbol* longest = nullptr;
  uint16_t at = table.first[static_cast<unsigned char>(text[pos])];
  for (; at != kNone; at = table.symbols[at].next) {
    const Symbol& symbol = table.symbols[at];
    const size_t size = symbol.text.size();
    if (longest != nullptr && size <= longest->text.size()) continue;
    if (text.substr(pos, size) == symbol.text && stands_alone(text, pos, pos + size)) {
      longest = &symbol;
    }
  }
  return longest;
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
