#include "page/number_converters.h"

#include <algorithm>

#include "json_reader/values.h"
#include "money/decimal.h"
#include "money/number_text.h"
#include "money/plain_text.h"
#include "page/printed_count.h"
#include "page/raw_text.h"

namespace companion::page::convert {
namespace {

using Value = std::optional<FieldValue>;
using Context = ConversionContext;

/// A number within a text ("94.3%", "4,8"), as decimal text.
std::optional<std::string> first_decimal(std::string_view raw, int decimals) {
  const auto found = trimmed_text(raw);
  if (!found) return std::nullopt;
  const std::string plain = money::plain_number_text(*found);
  const auto numbers = money::find_numbers(plain);
  if (numbers.empty()) return std::nullopt;
  return money::decimal_text(numbers[0].text, {decimals, std::nullopt});
}

}  // namespace

Value integer(std::string_view raw, const Context&) {
  const ScalarText found(raw);
  const auto value = found.empty() ? std::nullopt : money::decimal_to_minor(found.view(), 0);
  if (!value || *value < 0) return std::nullopt;
  return FieldValue(*value);
}

Value boolean(std::string_view raw, const Context&) {
  const auto value = json_reader::boolean(raw);
  if (!value) return std::nullopt;
  return FieldValue(*value);
}

Value nonzero(std::string_view raw, const Context&) {
  const auto value = integer(raw, {});
  if (!value) return std::nullopt;
  return FieldValue(std::get<int64_t>(*value) != 0);
}

Value decimal(std::string_view raw, const Context&) {
  const auto number = first_decimal(raw, 1);
  const auto hundredths = number ? money::decimal_to_minor(*number, 2) : std::nullopt;
  if (!hundredths || *hundredths < 0 || *hundredths > 100'00) return std::nullopt;
  return FieldValue(Decimal{*number});
}

/// 1 to 5 stars; 0 is what the shop shows for "no rating yet".
Value rating(std::string_view raw, const Context&) {
  const auto number = first_decimal(raw, 1);
  const auto hundredths = number ? money::decimal_to_minor(*number, 2) : std::nullopt;
  if (!hundredths || *hundredths < 1'00 || *hundredths > 5'00) return std::nullopt;
  return FieldValue(Decimal{*number});
}

/// Stars out of a percentage: 80, "80", "width: 80%;" are 4 of 5.
Value stars_of_hundred(std::string_view raw, const Context&) {
  const auto number = first_decimal(raw, 1);
  const auto percent = number ? money::decimal_to_minor(*number, 0) : std::nullopt;
  if (!percent || *percent < 20 || *percent > 100 || *percent % 20 != 0) return std::nullopt;
  return FieldValue(*percent / 20);
}

Value percent(std::string_view raw, const Context&) {
  const auto number = first_decimal(raw, 2);
  const auto value = number ? money::decimal_to_minor(*number, 0) : std::nullopt;
  if (!value || *value < 1 || *value > 99) return std::nullopt;
  return FieldValue(*value);
}

Value count(std::string_view raw, const Context&) {
  const auto found = trimmed_text(raw);
  const auto printed = found ? read_count(*found) : std::nullopt;
  if (!printed) return std::nullopt;
  return FieldValue(printed->count);
}

/// The count of an entry {title, value}: its `value`.
Value value_count(std::string_view raw, const Context& context) {
  return count(json_reader::members<1>(raw, {"value"})[0], context);
}

namespace {

bool has_word(std::string_view text) {
  constexpr unsigned char kFirstCyrillicLead = 0xD0;  // below: Latin accents and no-break spaces
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (static_cast<unsigned char>(c) >= kFirstCyrillicLead && static_cast<unsigned char>(c) != 0xE2);
  });
}

}  // namespace

/// The sold count among the texts of a list ("4.9", "10 829 купили"): the one with a word.
Value sold_count_in_list(std::string_view raw, const Context& context) {
  Value found;
  json_reader::for_each_element(raw, [&](std::string_view element) {
    if (has_word(ScalarText(element).view())) found = sold_count(element, context);
    return !found;
  });
  return found;
}

/// Zero is what visitors see for whom the count is hidden: unknown, not 0.
Value sold_count(std::string_view raw, const Context&) {
  const auto found = trimmed_text(raw);
  const auto printed = found ? read_count(*found) : std::nullopt;
  if (!printed || printed->count == 0) return std::nullopt;
  return FieldValue(*printed);
}

}  // namespace companion::page::convert
