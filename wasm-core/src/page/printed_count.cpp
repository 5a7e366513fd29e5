#include "page/printed_count.h"

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "money/decimal.h"
#include "money/number_text.h"
#include "money/plain_text.h"
#include "rules/rule_pack.h"

namespace companion::page {
namespace {

/// More has never been sold of anything; keeps the multiplication below in range.
constexpr int64_t kMaxCount = 10'000'000'000;

using Multipliers = std::map<std::string, int64_t, std::less<>>;

const Multipliers& multipliers() {
  static const Multipliers table = nlohmann::json::parse(rules::embedded_file("money/count_words"))
                                       .at("multipliers")
                                       .get<Multipliers>();
  return table;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// The word that starts at or one space after `pos`, ASCII letters in lower case.
std::string word_at(std::string_view text, size_t pos) {
  if (pos < text.size() && text[pos] == ' ') ++pos;
  std::string word;
  for (; pos < text.size() && is_word_byte(text[pos]); ++pos) {
    const char c = text[pos];
    word.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  return word;
}

int64_t multiplier_at(std::string_view text, size_t pos) {
  const std::string word = word_at(text, pos);
  const auto exact = multipliers().find(word);
  if (exact != multipliers().end()) return exact->second;
  // Chinese, Japanese and Korean write no space: "2.3万件" goes on after the multiplier.
  for (const auto& [name, factor] : multipliers()) {
    const bool ideographic = static_cast<unsigned char>(name[0]) >= 0xE0;
    if (ideographic && word.compare(0, name.size(), name) == 0) return factor;
  }
  return 1;
}

}  // namespace

std::optional<Count> read_count(std::string_view text) {
  const std::string plain = money::plain_number_text(text);
  const auto numbers = money::find_numbers(plain);
  if (numbers.empty()) return std::nullopt;
  const money::NumberToken& number = numbers[0];
  const int64_t factor = multiplier_at(plain, number.end);
  // Counts have no decimals, so "3.000" and "3,00" differ only where a multiplier follows.
  const auto decimal = money::decimal_text(number.text, {factor > 1 ? 1 : 0, std::nullopt});
  const auto thousandths = decimal ? money::decimal_to_minor(*decimal, 3) : std::nullopt;
  if (!thousandths || *thousandths > kMaxCount * 1000) return std::nullopt;
  return Count{*thousandths * factor / 1000, plain.find('+') != std::string::npos};
}

}  // namespace companion::page
