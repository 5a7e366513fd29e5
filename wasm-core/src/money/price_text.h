// A printed price or price range → minor units.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace companion::money {

/// Inclusive range of amounts in minor units; min == max for a single price.
struct AmountRange {
  int64_t min_minor = 0;
  int64_t max_minor = 0;

  friend bool operator==(const AmountRange&, const AmountRange&) = default;
};

/// What the surroundings say about a printed price.
struct PriceHints {
  std::optional<std::string> currency;  ///< ISO 4217, when known from another field
  std::optional<char> decimal_mark;     ///< '.' or ',' when the page states it
  /// The currency is another source's: it decides what an ambiguous symbol means, but a
  /// clear symbol in the text itself stands.
  bool currency_is_lent = false;
};

/// A printed price that was understood.
struct PrintedPrice {
  AmountRange amount;
  std::string currency;             ///< from the symbol, else from the hint
  bool currency_ambiguous = false;  ///< only an ambiguous symbol ("$") and no hint
  bool several_prices = false;      ///< the text goes on with other amounts
};

/// Reads the first price or range: "US $1,234.56", "1.234,56 €", "￥ 2,057",
/// "US $0.06 - 5.20", "₪7.66 - ₪7.96". The price is the number at the currency ("2 pcs US
/// $4.10"), without a symbol the first. Absent when there is no number, no currency known
/// from symbol or hint, the symbol contradicts the hint or touches none of several numbers,
/// the amount is negative ("-R$5,66"), zero or absurd (above kMaxPriceMinor), or the range
/// runs downwards.
std::optional<PrintedPrice> read_price(std::string_view printed, const PriceHints& hints);

}  // namespace companion::money
