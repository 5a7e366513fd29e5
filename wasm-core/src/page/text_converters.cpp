#include "page/text_converters.h"

#include <re2/re2.h>

#include "base/iso_time.h"
#include "json_reader/values.h"
#include "money/decimal.h"
#include "page/item_url.h"
#include "page/printed_date.h"
#include "page/raw_text.h"

namespace companion::page::convert {
namespace {

using Value = std::optional<FieldValue>;
using Context = ConversionContext;

}  // namespace

Value text(std::string_view raw, const Context&) {
  auto cleaned = trimmed_text(raw);
  if (!cleaned) return std::nullopt;
  return FieldValue(std::move(*cleaned));
}

/// Decimal digits, never through a number: most ids exceed 2^53. Zero is no id.
Value id(std::string_view raw, const Context&) {
  const auto found = trimmed_text(raw);
  if (!found || !all_digits(*found) || found->size() > 20 || *found == "0") return std::nullopt;
  return FieldValue(*found);
}

Value item_id_in_url(std::string_view raw, const Context&) {
  const auto found = trimmed_text(raw);
  if (!found) return std::nullopt;
  auto item = item_id_of_url(*found);
  if (!item) return std::nullopt;
  return FieldValue(std::move(*item));
}

Value store_id_in_url(std::string_view raw, const Context&) {
  const auto found = trimmed_text(raw);
  if (!found) return std::nullopt;
  auto store = store_id_of_url(*found);
  if (!store) return std::nullopt;
  return FieldValue(std::move(*store));
}

Value url(std::string_view raw, const Context&) {
  auto found = trimmed_text(raw);
  if (!found) return std::nullopt;
  return FieldValue(absolute_url(*found));
}

Value url_list(std::string_view raw, const Context&) {
  std::vector<std::string> out;
  const auto add = [&out](std::string_view element) {
    if (const auto found = trimmed_text(element)) out.push_back(absolute_url(*found));
    return true;
  };
  if (json_reader::is_array(raw)) {
    json_reader::for_each_element(raw, add);
  } else {
    add(raw);
  }
  if (out.empty()) return std::nullopt;
  return FieldValue(std::move(out));
}

/// The `name` members of an array of objects (breadcrumbs).
Value name_list(std::string_view raw, const Context&) {
  std::vector<std::string> out;
  json_reader::for_each_element(raw, [&out](std::string_view element) {
    json_reader::for_each_member(element, [&out](std::string_view key, std::string_view value) {
      const auto name = key == "name" ? trimmed_text(value) : std::nullopt;
      if (name) out.push_back(*name);
      return key != "name";
    });
    return true;
  });
  if (out.empty()) return std::nullopt;
  return FieldValue(std::move(out));
}

/// Share titles carry a price prefix ("US $2.38 |") and the shop's name at the end
/// (" - AliExpress 509", " - Aliexpress.com").
Value share_title(std::string_view raw, const Context&) {
  static const re2::RE2 pattern(R"((?is)^(?:[^|]{0,40}\|\s*)?(.+?)(?:\s+-\s+aliexpress[^-|]{0,12})?$)");
  const auto title = trimmed_text(raw);
  std::string core;
  if (!title || !re2::RE2::FullMatch(*title, pattern, &core)) return std::nullopt;
  return FieldValue(std::move(core));
}

/// Epoch milliseconds, "2024-05-23 10:29:17" (shop time; only the day is kept) or
/// "Apr 14, 2017", as an ISO date. Other languages' month names are left unknown.
Value date(std::string_view raw, const Context&) {
  const auto printed = trimmed_text(raw);
  if (!printed) return std::nullopt;
  if (all_digits(*printed) && printed->size() >= 12 && printed->size() <= 13) {
    return FieldValue(format_iso_time(*money::decimal_to_minor(*printed, 0)).substr(0, 10));
  }
  if (printed->size() >= 10 && parse_iso_time(printed->substr(0, 10))) {
    return FieldValue(printed->substr(0, 10));
  }
  auto day = english_date(*printed);
  if (!day) return std::nullopt;
  return FieldValue(std::move(*day));
}

}  // namespace companion::page::convert
