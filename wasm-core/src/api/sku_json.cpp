#include "api/sku_json.h"

#include "api/json_members.h"

namespace companion::api {
namespace {

std::optional<int64_t> price_of(const page::SkuRow& sku) {
  if (!sku.price) return std::nullopt;
  return sku.price->amount.min_minor;
}

/// Absent when the page claims no reduction.
std::optional<int64_t> list_price_of(const page::SkuRow& sku) {
  if (!sku.price || !sku.list_price) return std::nullopt;
  const int64_t list = sku.list_price->amount.min_minor;
  if (list <= sku.price->amount.min_minor) return std::nullopt;
  return list;
}

std::optional<int64_t> stock_of(const page::SkuRow& sku) { return sku.stock; }

void write_attribute(JsonWriter& out, const page::SkuAttribute& attribute) {
  out.begin_object().key("name").string(attribute.name);
  out.key("value").string(attribute.value).end_object();
}

void write_row(JsonWriter& out, const page::SkuTable& skus, const page::SkuRow& sku) {
  out.begin_object().key("id").string(sku.id).key("attributes").begin_array();
  for (uint32_t i = 0; i < sku.attribute_count; ++i) {
    write_attribute(out, skus.attributes[skus.attribute_of[sku.first_attribute + i]]);
  }
  out.end_array();
  member(out, "price_minor", price_of(sku));
  member(out, "list_price_minor", list_price_of(sku));
  member(out, "stock", stock_of(sku));
  out.end_object();
}

template <typename Of>
void write_column(JsonWriter& out, const char* key, const page::SkuTable& skus, const Of& of) {
  out.key(key).begin_array();
  for (const page::SkuRow& sku : skus.rows) {
    const std::optional<int64_t> value = of(sku);
    if (value) {
      out.integer(*value);
    } else {
      out.null();
    }
  }
  out.end_array();
}

}  // namespace

void write_sku_rows(JsonWriter& out, const page::SkuTable& skus) {
  if (skus.rows.empty()) return;
  out.key("skus").begin_array();
  for (const page::SkuRow& sku : skus.rows) write_row(out, skus, sku);
  out.end_array();
}

void write_sku_columns(JsonWriter& out, const page::SkuTable& skus) {
  if (skus.rows.empty()) return;
  out.key("skus").begin_object().key("ids").begin_array();
  for (const page::SkuRow& sku : skus.rows) out.string(sku.id);
  out.end_array();
  write_column(out, "price_minor", skus, price_of);
  write_column(out, "list_price_minor", skus, list_price_of);
  write_column(out, "stock", skus, stock_of);
  out.key("attributes").begin_array();
  for (const page::SkuAttribute& attribute : skus.attributes) write_attribute(out, attribute);
  out.end_array().key("attribute_of").begin_array();
  for (const page::SkuRow& sku : skus.rows) {
    out.begin_array();
    for (uint32_t i = 0; i < sku.attribute_count; ++i) {
      out.integer(skus.attribute_of[sku.first_attribute + i]);
    }
    out.end_array();
  }
  out.end_array().end_object();
}

}  // namespace companion::api
