#include "money/price_text.h"

#include "companion/currency.h"
#include "money/currency_symbols.h"
#include "money/number_text.h"
#include "money/plain_text.h"

namespace companion::money {
namespace {

using Match = std::optional<CurrencyMatch>;
using Number = std::optional<NumberToken>;

struct CurrencyReading {
  std::string_view code;
  bool ambiguous = false;
};

/// The currency of the text; a hint decides what an ambiguous symbol means, and a clear
/// symbol that contradicts the hint makes the text unreadable.
std::optional<CurrencyReading> currency_of(std::string_view text, const Match& match,
                                           const PriceHints& hints) {
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

/// The first number from `from` on that is not a percentage.
Number next_amount(std::string_view text, size_t from) {
  Number number = next_number(text, from);
  while (number && number->percent) number = next_number(text, number->end);
  return number;
}

/// The last such number that ends at or before `end`.
Number last_amount_before(std::string_view text, size_t end) {
  Number last;
  for (Number next = next_amount(text, 0); next && next->end <= end;
       next = next_amount(text, next->end)) {
    last = next;
  }
  return last;
}

/// True when nothing but spaces and marks that belong to a symbol lie between the two:
/// "د.إ. 12", "CAD $4".
bool is_price_gap(std::string_view gap) {
  return gap.find_first_not_of(" .:$") == std::string_view::npos;
}

/// True when only a dash, spaces and a currency symbol lie between two numbers.
bool is_range_gap(std::string_view gap) {
  const Match symbol = find_currency(gap);
  size_t dashes = 0;
  for (size_t i = 0; i < gap.size(); ++i) {
    if (symbol && i >= symbol->begin && i < symbol->end) continue;
    if (gap[i] == '-') {
      ++dashes;
    } else if (gap[i] != ' ') {
      return false;
    }
  }
  return dashes == 1;
}

bool are_range(std::string_view text, const NumberToken& low, const NumberToken& high) {
  return is_range_gap(text.substr(low.end, high.begin - low.end));
}

/// Of two numbers that both touch the symbol, the one it belongs to: "12,50€ 13,90€" has
/// the symbol after the amount, in "2 US $4.10" the first number is something else.
bool belongs_to_first(std::string_view text, const CurrencyMatch& symbol,
                      const NumberToken& first, const NumberToken& second) {
  if (first.end == symbol.begin || second.begin != symbol.end) return true;
  const Match next = find_currency(text, second.end);
  return next && is_price_gap(text.substr(second.end, next->begin - second.end));
}

/// The number that is the price, or the lower end of its range: the one at the currency,
/// else the only one.
Number first_amount(std::string_view text, const Match& symbol) {
  if (!symbol) return next_amount(text, 0);
  Number before = last_amount_before(text, symbol->begin);
  Number after = next_amount(text, symbol->end);
  if (!before && !after) return std::nullopt;
  const bool touches_before =
      before && is_price_gap(text.substr(before->end, symbol->begin - before->end));
  const bool touches_after =
      after && is_price_gap(text.substr(symbol->end, after->begin - symbol->end));
  if (touches_after &&
      !(touches_before && belongs_to_first(text, *symbol, *before, *after))) {
    return after;
  }
  if (touches_before) {
    // "0.06 - 5.20 €": the range began one number earlier.
    const Number low = last_amount_before(text, before->begin);
    return low && are_range(text, *low, *before) ? low : before;
  }
  const Number only = before ? before : after;
  const bool alone = !(before && after) && !next_amount(text, only->end) &&
                     !last_amount_before(text, only->begin);
  return alone ? only : std::nullopt;
}

/// "-R$5,66", "R$-5,66", "- 5,66 €": money off, not a price.
bool is_negative(std::string_view text, const NumberToken& number, const Match& symbol) {
  size_t begin = number.begin;
  if (begin > 0 && text[begin - 1] == '-') return true;
  if (symbol && symbol->end <= begin &&
      is_price_gap(text.substr(symbol->end, begin - symbol->end))) {
    begin = symbol->begin;
  }
  if (begin > 0 && text[begin - 1] == '-') return true;
  const size_t first = text.find_first_not_of(' ');
  return text[first] == '-' && text.find_first_not_of(' ', first + 1) == begin;
}

std::optional<int64_t> price_minor(const NumberToken& number, const NumberStyle& style) {
  const auto minor = number_to_minor(number.text, style);
  if (!minor || *minor <= 0 || *minor > kMaxPriceMinor) return std::nullopt;
  return minor;
}

}  // namespace

std::optional<PrintedPrice> read_price(std::string_view printed, const PriceHints& hints) {
  std::string storage;
  const std::string_view text = plain_number_view(printed, storage);
  const Match symbol = find_currency(text);
  const auto currency = currency_of(text, symbol, hints);
  if (!currency) return std::nullopt;
  const auto exponent = currency_exponent(currency->code);
  const Number first = first_amount(text, symbol);
  if (!exponent || !first || is_negative(text, *first, symbol)) return std::nullopt;

  const NumberStyle style{*exponent, hints.decimal_mark};
  const auto low = price_minor(*first, style);
  if (!low) return std::nullopt;
  PrintedPrice out{{*low, *low}, std::string(currency->code), currency->ambiguous, false};
  Number next = next_amount(text, first->end);
  if (next && are_range(text, *first, *next)) {
    const auto high = price_minor(*next, style);
    if (!high || *high < *low) return std::nullopt;
    out.amount.max_minor = *high;
    next = next_amount(text, next->end);
  }
  out.several_prices = next.has_value();
  return out;
}

}  // namespace companion::money
