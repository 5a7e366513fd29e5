// Any text as a printed price. The first byte chooses what the surroundings say about it.
#include <string>

#include "companion/currency.h"
#include "fuzz_check.h"
#include "money/currency_symbols.h"
#include "money/plain_text.h"
#include "money/price_text.h"

namespace {

using companion::fuzz::require;
using namespace companion::money;

constexpr const char* kCurrencies[] = {nullptr, "USD", "JPY", "KWD", "BRL", "RUB", "EUR", "PLN"};

PriceHints hints_of(uint8_t choice) {
  PriceHints hints;
  if (const char* code = kCurrencies[choice % std::size(kCurrencies)]) hints.currency = code;
  const int mark = choice / 8 % 3;
  if (mark > 0) hints.decimal_mark = mark == 1 ? '.' : ',';
  hints.currency_is_lent = choice >= 128;
  return hints;
}

void check_price(const PrintedPrice& price, const PriceHints& hints) {
  require(companion::currency_exponent(price.currency).has_value(), "the currency is a known one");
  require(price.amount.min_minor > 0, "a price is above zero");
  require(price.amount.min_minor <= price.amount.max_minor, "a range runs upwards");
  require(price.amount.max_minor <= companion::kMaxPriceMinor, "no price is absurd");
  if (hints.currency && !hints.currency_is_lent) {
    require(price.currency == *hints.currency, "the text does not contradict its own currency");
  }
}

/// An amount printed as plainly as can be is read as it is.
void check_plain_amount(std::string_view text) {
  int64_t minor = 0;
  for (const char c : text.substr(0, 4)) minor = minor * 256 + static_cast<unsigned char>(c);
  minor += 1;
  std::string cents = std::to_string(minor % 100);
  if (cents.size() < 2) cents.insert(0, "0");
  const std::string printed = "US $" + std::to_string(minor / 100) + "." + cents;
  const auto price = read_price(printed, {std::nullopt, '.', false});
  require(price && price->amount == AmountRange{minor, minor} && price->currency == "USD",
          printed + " is read as it stands");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const PriceHints hints = hints_of(data[0]);
  const std::string_view text = companion::fuzz::as_text(data + 1, size - 1);
  if (const auto price = read_price(text, hints)) check_price(*price, hints);
  if (const auto found = find_currency(text)) {
    require(found->begin < found->end && found->end <= text.size(), "a symbol lies in its text");
  }
  require(plain_number_text(plain_number_text(text)) == plain_number_text(text),
          "a plain text stays as it is");
  check_plain_amount(text);
  return 0;
}
