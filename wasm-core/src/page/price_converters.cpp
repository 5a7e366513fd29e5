#include "page/price_converters.h"

#include "base/utf8.h"
#include "companion/currency.h"
#include "json_reader/path_set.h"
#include "json_reader/values.h"
#include "money/decimal.h"
#include "money/number_text.h"
#include "money/plain_text.h"
#include "page/price_context.h"
#include "page/raw_text.h"

namespace companion::page::convert {
namespace {

using Value = std::optional<FieldValue>;
using Context = ConversionContext;

using json_reader::scalar_text;

Value as_price(std::optional<int64_t> minor, std::string_view code) {
  if (!minor || *minor <= 0 || *minor > kMaxPriceMinor) return std::nullopt;
  return FieldValue(money::PrintedPrice{{*minor, *minor}, std::string(code), false, false});
}

/// A number in major units of a currency that is its own.
Value major_units(std::string_view raw, std::string_view code) {
  const ScalarText number(raw);
  const auto exponent = number.empty() ? std::nullopt : currency_exponent(code);
  if (!exponent) return std::nullopt;
  return as_price(money::decimal_to_minor(number.view(), *exponent), code);
}

/// "From", "Total:", "Gesamtsumme:" and two currency codes; "New shoppers save US" has more.
constexpr size_t kMaxLettersBesidePrice = 14;

/// Letters of any script; marks, signs and digits are none.
size_t letter_count(std::string_view text) {
  size_t count = 0;
  for (size_t pos = 0; pos < text.size();) {
    const utf8::Decoded at = utf8::decode(text, pos);
    const uint32_t folded = at.code_point | 0x20;
    const bool is_latin = folded >= 'a' && folded <= 'z';
    const bool is_sign = at.code_point < 0xC0 || (at.code_point >= 0x2000 && at.code_point < 0x2E80) ||
                         (at.code_point >= 0x0660 && at.code_point < 0x066E) || at.code_point >= 0xFE00;
    count += is_latin || !is_sign;
    pos += at.length;
  }
  return count;
}

}  // namespace

Value currency(std::string_view raw, const Context&) {
  const ScalarText code(raw);
  if (!currency_exponent(code.view())) return std::nullopt;
  return FieldValue(std::string(code.view()));
}

Value country(std::string_view raw, const Context&) {
  const auto code = trimmed_text(raw);
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!code || code->size() != 2 || !upper((*code)[0]) || !upper((*code)[1])) return std::nullopt;
  // The shop writes the United Kingdom as UK; ISO 3166 (and our data) say GB.
  return FieldValue(*code == "UK" ? std::string("GB") : *code);
}

/// A JSON number (or numeric string) in major units, in the currency of the context, which
/// must be its own: a bare number does not show that it is in another one.
Value amount_major(std::string_view raw, const Context& context) {
  if (!context.currency || context.currency_is_lent) return std::nullopt;
  return major_units(raw, *context.currency);
}

/// An integer that already counts minor units.
Value amount_minor(std::string_view raw, const Context& context) {
  const ScalarText number(raw);
  if (!all_digits(number.view()) || !context.currency) return std::nullopt;
  return as_price(money::decimal_to_minor(number.view(), 0), *context.currency);
}

Value price_text(std::string_view raw, const Context& context) {
  const ScalarText printed(raw);
  const auto price = money::read_price(printed.view(), context);
  if (!price) return std::nullopt;
  return FieldValue(*price);
}

/// A price in an element of its own. One that holds more than its price, currency and a word or two
/// has swallowed its neighbours, on a page whose markup is damaged.
Value shown_price(std::string_view raw, const Context& context) {
  const ScalarText printed(raw);
  if (printed.view().find_first_of("%<>={}") != std::string_view::npos) return std::nullopt;
  if (letter_count(printed.view()) > kMaxLettersBesidePrice) return std::nullopt;
  return price_text(raw, context);
}

/// The second price of a text: what to spend in "US $5 off every US $40 spent".
Value second_price_text(std::string_view raw, const Context& context) {
  const auto printed = trimmed_text(raw);
  if (!printed) return std::nullopt;
  const std::string plain = money::plain_number_text(*printed);
  const auto numbers = money::find_numbers(plain);
  if (numbers.size() < 2) return std::nullopt;
  const auto price = money::read_price(std::string_view(plain).substr(numbers.front().end), context);
  if (!price) return std::nullopt;
  return FieldValue(*price);
}

/// A printed price that names its own currency, whatever the fields around it are in.
Value own_price_text(std::string_view raw, const Context& context) {
  const auto price = price_text(raw, {std::nullopt, context.decimal_mark, false});
  if (!price || std::get<money::PrintedPrice>(*price).currency_ambiguous) return std::nullopt;
  return price;
}

/// {currency, value, formatedAmount}: the value in major units in its own currency, the
/// printed text when there is no usable value.
Value amount_object(std::string_view raw, const Context& context) {
  if (!json_reader::is_object(raw)) return std::nullopt;
  static constexpr std::array<std::string_view, 3> kMembers = {"currency", "value",
                                                               "formatedAmount"};
  const auto found = json_reader::members(raw, kMembers);
  const ScalarText code(found[0]);
  if (currency_exponent(code.view())) {
    if (auto value = major_units(found[1], code.view())) return value;
    return price_text(found[2], {std::string(code.view()), context.decimal_mark, false});
  }
  if (auto value = amount_major(found[1], context)) return value;
  return price_text(found[2], context);
}

/// "R$132,74|132|74": printed text, whole part, fraction. The parts need no decimal mark
/// to be understood; an empty whole part ("R$ 204,50||") leaves the printed text.
Value amount_local(std::string_view raw, const Context& context) {
  const auto joined = trimmed_text(raw);
  if (!joined) return std::nullopt;
  const size_t last = joined->rfind('|');
  const size_t first = last == std::string::npos || last == 0 ? last : joined->rfind('|', last - 1);
  if (first == std::string::npos || first >= last) return std::nullopt;
  const auto printed = money::read_price(joined->substr(0, first), context);
  if (!printed) return std::nullopt;
  const std::string whole = joined->substr(first + 1, last - first - 1);
  if (!all_digits(whole)) return FieldValue(*printed);
  const std::string fraction = joined->substr(last + 1);
  const auto exponent = currency_exponent(printed->currency);
  return as_price(money::decimal_to_minor(whole + "." + fraction, *exponent), printed->currency);
}

/// The decimal mark out of a priceLocalConfig, which is JSON inside a string.
Value decimal_mark(std::string_view raw, const Context&) {
  static const json_reader::PathSet paths = [] {
    json_reader::PathSet set;
    set.add("useful");
    set.add("from.decimalPointChar");
    return set;
  }();
  const auto config = json_reader::is_string(raw) ? json_reader::decode_string(raw) : std::string(raw);
  if (!config) return std::nullopt;
  const auto found = paths.extract(*config).values;
  const auto mark = scalar_text(found[1]);
  if (json_reader::boolean(found[0]) == false || (mark != "." && mark != ",")) return std::nullopt;
  return FieldValue(*mark);
}

Value price_context(std::string_view raw, const Context&) {
  // Promotion texts come as a string or as a structure that holds one: all of it is read.
  const auto context = context_of_promotion(json_reader::scalar_text(raw).value_or(std::string(raw)));
  if (!context) return std::nullopt;
  return FieldValue(*context);
}

Value context_name(std::string_view raw, const Context&) {
  const auto name = trimmed_text(raw);
  const auto context = name ? price_context_from_name(*name) : std::nullopt;
  if (!context) return std::nullopt;
  return FieldValue(*context);
}

}  // namespace companion::page::convert
