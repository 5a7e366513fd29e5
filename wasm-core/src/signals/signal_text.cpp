#include "signals/signal_text.h"

#include <algorithm>

#include "companion/currency.h"
#include "json_reader/values.h"
#include "signals/signal_rules.h"

namespace companion::signals {
namespace {

/// A member of a locale's file; empty when there is none.
std::string text_of_file(std::string_view key, std::string_view locale) {
  const std::string file = "text/" + std::string(locale.substr(0, locale.find_first_of("-_")));
  const std::string_view raw = json_reader::members<1>(rule_file(file), {key})[0];
  return json_reader::decode_string(raw).value_or("");
}

std::string in_words(const Fact& fact, char decimal_mark) {
  if (const auto* words = std::get_if<std::string>(&fact.value)) return *words;
  if (const auto* number = std::get_if<int64_t>(&fact.value)) return std::to_string(*number);
  return amount_text(std::get<Amount>(fact.value), decimal_mark);
}

std::string fact_text(const Sentence& sentence, std::string_view name, char decimal_mark) {
  for (const Fact& fact : sentence.facts) {
    if (fact.name == name) return in_words(fact, decimal_mark);
  }
  return {};
}

}  // namespace

std::string amount_text(const Amount& amount, char decimal_mark) {
  const auto decimals = static_cast<size_t>(currency_exponent(amount.currency).value_or(2));
  std::string digits = std::to_string(amount.minor);
  if (decimals > 0) {
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, decimal_mark);
  }
  return digits + " " + amount.currency;
}

std::string text_of(const Sentence& sentence, std::string_view locale) {
  std::string text = text_of_file(sentence.key, locale);
  if (text.empty()) {
    locale = "en";
    text = text_of_file(sentence.key, locale);
  }
  const char mark = text_of_file("decimal_mark", locale) == "," ? ',' : '.';
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    const size_t open = std::min(text.find('{', pos), text.size());
    const size_t close = text.find('}', open);
    out.append(text, pos, open - pos);
    if (close == std::string::npos) break;
    out.append(fact_text(sentence, std::string_view(text).substr(open + 1, close - open - 1), mark));
    pos = close + 1;
  }
  return out;
}

}  // namespace companion::signals
