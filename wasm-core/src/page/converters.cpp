#include "page/converters.h"

#include "page/number_converters.h"
#include "page/price_converters.h"
#include "page/text_converters.h"

namespace companion::page {
namespace {

struct Named {
  std::string_view name;
  Converter convert;
};

constexpr Named kConverters[] = {
    {"text", convert::text},
    {"id", convert::id},
    {"item_id_in_url", convert::item_id_in_url},
    {"store_id_in_url", convert::store_id_in_url},
    {"url", convert::url},
    {"url_list", convert::url_list},
    {"name_list", convert::name_list},
    {"integer", convert::integer},
    {"boolean", convert::boolean},
    {"nonzero", convert::nonzero},
    {"decimal", convert::decimal},
    {"rating", convert::rating},
    {"percent", convert::percent},
    {"count", convert::count},
    {"sold_count", convert::sold_count},
    {"currency", convert::currency},
    {"country", convert::country},
    {"amount_major", convert::amount_major},
    {"amount_minor", convert::amount_minor},
    {"amount_object", convert::amount_object},
    {"amount_local", convert::amount_local},
    {"price_text", convert::price_text},
    {"own_price_text", convert::own_price_text},
    {"decimal_mark", convert::decimal_mark},
    {"price_context", convert::price_context},
    {"share_title", convert::share_title},
    {"date", convert::date},
};

}  // namespace

Converter find_converter(std::string_view name) {
  for (const Named& row : kConverters) {
    if (row.name == name) return row.convert;
  }
  return nullptr;
}

}  // namespace companion::page
