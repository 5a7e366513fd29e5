#include "page/converters.h"

#include "page/number_converters.h"
#include "page/price_converters.h"
#include "page/text_converters.h"

namespace companion::page {
namespace {

constexpr NamedConverter kConverters[] = {
    {"text", convert::text},
    {"text_list", convert::text_list},
    {"id", convert::id},
    {"id_in_text", convert::id_in_text},
    {"item_id_in_url", convert::item_id_in_url},
    {"store_id_in_url", convert::store_id_in_url},
    {"order_id_in_url", convert::order_id_in_url},
    {"url", convert::url},
    {"url_list", convert::url_list},
    {"background_url", convert::background_url},
    {"name_list", convert::name_list},
    {"integer", convert::integer},
    {"boolean", convert::boolean},
    {"nonzero", convert::nonzero},
    {"decimal", convert::decimal},
    {"rating", convert::rating},
    {"stars_of_hundred", convert::stars_of_hundred},
    {"percent", convert::percent},
    {"count", convert::count},
    {"sold_count", convert::sold_count},
    {"sold_count_in_list", convert::sold_count_in_list},
    {"value_count", convert::value_count},
    {"currency", convert::currency},
    {"country", convert::country},
    {"amount_major", convert::amount_major},
    {"amount_minor", convert::amount_minor},
    {"amount_object", convert::amount_object},
    {"amount_local", convert::amount_local},
    {"price_text", convert::price_text},
    {"shown_price", convert::shown_price},
    {"second_price_text", convert::second_price_text},
    {"own_price_text", convert::own_price_text},
    {"decimal_mark", convert::decimal_mark},
    {"price_context", convert::price_context},
    {"context_name", convert::context_name},
    {"share_title", convert::share_title},
    {"date", convert::date},
    {"time", convert::time},
};

}  // namespace

const NamedConverter* find_converter(std::string_view name) {
  for (const NamedConverter& row : kConverters) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

}  // namespace companion::page
