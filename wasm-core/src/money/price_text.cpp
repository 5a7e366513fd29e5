#include "money/price_text.h"

#include <vector>

#include "companion/currency.h"
#include "money/currency_symbols.h"
#include "money/decimal.h"
#include "money/number_text.h"
#include "money/plain_text.h"

namespace companion::money {
namespace {

struct CurrencyReading {
  std::string code;
  bool ambiguous = false;
};

/// The currency of the text; a hint decides what an ambiguous symbol means, and a clear
/// symbol that contradicts the hint makes the text unreadable.
std::optional<CurrencyReading> currency_of(std::string_view text, const PriceHints& hints) {
  const auto match = find_currency(text);
  if (!match) {
    if (!hints.currency) return std::nullopt;
    return CurrencyReading{*hints.currency, false};
  }
  if (!hints.currency) return CurrencyReading{match->code, match->ambiguous};
  const std::string_view symbol = text.substr(match->begin, match->end - match->begin);
  if (!symbol_can_mean(symbol, *hints.currency)) {
    if (!hints.currency_is_lent) return std::nullopt;
    return CurrencyReading{match->code, match->ambiguous};
  }
  return CurrencyReading{*hints.currency, false};
}

/// True when only a dash, spaces and a currency symbol lie between two numbers.
bool is_range_gap(std::string_view gap) {
  bool dash = false;
  std::string rest;
  for (const char c : gap) {
    if (c == '-') {
      dash = true;
    } else if (c != ' ') {
      rest.push_back(c);
    }
  }
  if (!dash) return false;
  if (rest.empty()) return true;
  const auto match = find_currency(rest);
  return match && match->begin == 0 && match->end == rest.size();
}

std::optional<int64_t> amount(const NumberToken& token, const NumberStyle& style) {
  const auto decimal = decimal_text(token.text, style);
  if (!decimal) return std::nullopt;
  const auto minor = decimal_to_minor(*decimal, style.decimals);
  if (!minor || *minor <= 0 || *minor > kMaxPriceMinor) return std::nullopt;
  return minor;
}

std::vector<NumberToken> price_numbers(std::string_view plain) {
  std::vector<NumberToken> numbers = find_numbers(plain);
  std::erase_if(numbers, [](const NumberToken& n) { return n.percent; });
  return numbers;
}

}  // namespace

std::optional<PrintedPrice> read_price(std::string_view text, const PriceHints& hints) {
  // A fullwidth or foreign symbol must be found before digits are made plain; the symbols
  // themselves survive plain_number_text unchanged.
  const std::string plain = plain_number_text(text);
  const auto currency = currency_of(plain, hints);
  if (!currency) return std::nullopt;
  const auto exponent = currency_exponent(currency->code);
  const auto numbers = price_numbers(plain);
  if (!exponent || numbers.empty()) return std::nullopt;

  const NumberStyle style{*exponent, hints.decimal_mark};
  const auto low = amount(numbers[0], style);
  if (!low) return std::nullopt;
  PrintedPrice out{{*low, *low}, currency->code, currency->ambiguous, false};
  size_t used = 1;
  if (numbers.size() > 1) {
    const size_t gap = numbers[0].end;
    if (is_range_gap(std::string_view(plain).substr(gap, numbers[1].begin - gap))) {
      const auto high = amount(numbers[1], style);
      if (!high || *high < *low) return std::nullopt;
      out.amount.max_minor = *high;
      used = 2;
    }
  }
  out.several_prices = numbers.size() > used;
  return out;
}

}  // namespace companion::money
