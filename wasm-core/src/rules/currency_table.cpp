#include <array>
#include <nlohmann/json.hpp>

#include "companion/currency.h"
#include "rules/parsed_json.h"
#include "rules/rule_pack.h"

namespace companion {
namespace {

// Every price asks for its exponent, several times: a table by the code's three letters.
constexpr int kLetters = 26;
constexpr int8_t kUnknown = -1;
using ExponentTable = std::array<int8_t, kLetters * kLetters * kLetters>;

/// Index of an ISO code; absent when it is not three upper-case letters.
std::optional<size_t> index_of(std::string_view code) {
  if (code.size() != 3) return std::nullopt;
  size_t index = 0;
  for (const char c : code) {
    if (c < 'A' || c > 'Z') return std::nullopt;
    index = index * kLetters + static_cast<size_t>(c - 'A');
  }
  return index;
}

ExponentTable load() {
  ExponentTable table;
  table.fill(kUnknown);
  const auto file = rules::parsed_json(rules::embedded_file("money/currencies"));
  for (const auto& [code, exponent] : file.at("exponents").items()) {
    table[index_of(code).value()] = exponent.get<int8_t>();
  }
  return table;
}

}  // namespace

std::optional<int> currency_exponent(std::string_view iso_code) {
  static const ExponentTable table = load();
  const auto index = index_of(iso_code);
  if (!index || table[*index] == kUnknown) return std::nullopt;
  return table[*index];
}

}  // namespace companion
