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

/// The `text` members of an array of objects as one text: "Black, 2 m". A plain text stays.
Value text_list(std::string_view raw, const Context& context) {
  if (!json_reader::is_array(raw)) return text(raw, context);
  std::string out;
  json_reader::for_each_element(raw, [&out](std::string_view element) {
    const auto [member] = json_reader::members<1>(element, {std::string_view("text")});
    const auto part = trimmed_text(member.empty() ? element : member);
    if (part) out += (out.empty() ? "" : ", ") + *part;
    return true;
  });
  if (out.empty()) return std::nullopt;
  return FieldValue(std::move(out));
}

/// Decimal digits, never through a number: most ids exceed 2^53. Zero is no id.
Value id(std::string_view raw, const Context&) {
  const auto found = trimmed_text(raw);
  if (!found || !is_id(*found)) return std::nullopt;
  return FieldValue(*found);
}

/// The longest run of digits in a text ("Nº de pedido: 8200…Copiar"); absent when two runs
/// could be it or when it is too short for an id.
Value id_in_text(std::string_view raw, const Context&) {
  constexpr size_t kLeastDigits = 8;
  const auto found = trimmed_text(raw);
  if (!found) return std::nullopt;
  const std::string_view text = *found;
  std::string_view id;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = text.find_first_of("0123456789", pos);
    if (begin == std::string_view::npos) break;
    pos = std::min(text.find_first_not_of("0123456789", begin), text.size());
    if (pos - begin < kLeastDigits) continue;
    if (!id.empty()) return std::nullopt;
    id = text.substr(begin, pos - begin);
  }
  if (!is_id(id)) return std::nullopt;
  return FieldValue(std::string(id));
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

Value order_id_in_url(std::string_view raw, const Context&) {
  static const re2::RE2 parameter(R"([?&;](?:orderId|tradeOrderId|tradeId)=([0-9]{8,20}))");
  const auto found = trimmed_text(raw);
  std::string order;
  if (!found || !re2::RE2::PartialMatch(*found, parameter, &order)) return std::nullopt;
  return FieldValue(std::move(order));
}

Value url(std::string_view raw, const Context&) {
  auto found = trimmed_text(raw);
  if (!found) return std::nullopt;
  return FieldValue(absolute_url(*found));
}

/// Addresses: one, or an array of them or of pictures ({imgUrl} or {imageUrl}).
Value url_list(std::string_view raw, const Context&) {
  std::vector<std::string> out;
  const auto add = [&out](std::string_view element) {
    if (json_reader::is_object(element)) {
      const auto [short_name, long_name] = json_reader::members<2>(
          element, {std::string_view("imgUrl"), std::string_view("imageUrl")});
      element = short_name.empty() ? long_name : short_name;
    }
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

/// The address in a style attribute: background-image: url("//ae01…/x.jpg").
Value background_url(std::string_view raw, const Context&) {
  constexpr std::string_view kBegin = "url(";
  const auto style = trimmed_text(raw);
  const size_t begin = style ? style->find(kBegin) : std::string::npos;
  if (begin == std::string::npos) return std::nullopt;
  std::string_view address = std::string_view(*style).substr(begin + kBegin.size());
  address = address.substr(0, address.find(')'));
  while (!address.empty() && (address.front() == '"' || address.front() == '\'')) address.remove_prefix(1);
  while (!address.empty() && (address.back() == '"' || address.back() == '\'')) address.remove_suffix(1);
  if (address.empty()) return std::nullopt;
  return FieldValue(std::vector<std::string>{absolute_url(address)});
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

/// Epoch milliseconds, "2024-05-23 10:29:17" (shop time; only the day is kept) or a date as
/// the shop prints it in any language, as an ISO day.
Value date(std::string_view raw, const Context&) {
  const auto printed = trimmed_text(raw);
  if (!printed) return std::nullopt;
  if (all_digits(*printed) && printed->size() >= 12 && printed->size() <= 13) {
    return FieldValue(format_iso_time(*money::decimal_to_minor(*printed, 0)).substr(0, 10));
  }
  if (printed->size() >= 10 && parse_iso_time(printed->substr(0, 10))) {
    return FieldValue(printed->substr(0, 10));
  }
  auto day = printed_day(*printed);
  if (!day) return std::nullopt;
  return FieldValue(std::move(*day));
}

/// Epoch milliseconds as an ISO time.
Value time(std::string_view raw, const Context&) {
  const auto printed = trimmed_text(raw);
  if (!printed || !all_digits(*printed) || printed->size() < 12 || printed->size() > 13) {
    return std::nullopt;
  }
  return FieldValue(format_iso_time(*money::decimal_to_minor(*printed, 0)));
}

}  // namespace companion::page::convert
