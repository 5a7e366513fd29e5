#include "api/facts_json.h"

#include "api/json_members.h"
#include "api/offer_json.h"
#include "api/order_json.h"
#include "api/sku_json.h"

namespace companion::api {
namespace {

void write_page(JsonWriter& out, const page::PageFacts& facts) {
  out.key("page").string(facts.page);
  if (!facts.layout.empty()) out.key("layout").string(facts.layout);
  out.key("state").string(page::page_state_name(facts.state));
  out.key("missing").begin_array();
  for (const std::string& field : facts.missing) out.string(field);
  out.end_array();
  out.key("warnings").begin_array();
  for (const page::Warning& warning : facts.warnings) {
    out.begin_object().key("code").string(warning.code).key("field").string(warning.field);
    member(out, "values", warning.values);
    out.end_object();
  }
  out.end_array();
}

void write_bulk(JsonWriter& out, const page::BulkPrice& bulk) {
  out.begin_object().key("min_quantity").integer(bulk.min_quantity);
  member(out, "price_minor", bulk.price_minor);
  member(out, "percent", bulk.percent);
  out.end_object();
}

void write_coupon(JsonWriter& out, const page::Coupon& coupon) {
  out.begin_object().key("kind").string(coupon.kind);
  member(out, "amount_minor", coupon.amount_minor);
  member(out, "percent", coupon.percent);
  member(out, "min_spend_minor", coupon.min_spend_minor);
  member(out, "code", coupon.code);
  member(out, "starts", coupon.starts);
  member(out, "ends", coupon.ends);
  member(out, "audience", coupon.audience);
  out.end_object();
}

void write_shipping(JsonWriter& out, const page::ShippingOption& option) {
  out.begin_object();
  member(out, "carrier", option.carrier);
  member(out, "cost_minor", option.cost_minor);
  member(out, "currency", option.currency);
  member(out, "free", option.free);
  member(out, "min_days", option.min_days);
  member(out, "max_days", option.max_days);
  member(out, "from", option.from);
  member(out, "to", option.to);
  out.end_object();
}

void write_product_page(JsonWriter& out, const page::PageFacts& facts, SkuForm form) {
  write_product(out, facts.product);
  if (facts.offer) write_offer(out, *facts.offer);
  if (form == SkuForm::kColumns) {
    write_sku_columns(out, facts.skus);
  } else {
    write_sku_rows(out, facts.skus);
  }
  rows_member(out, "bulk", facts.bulk, write_bulk);
  rows_member(out, "coupons", facts.coupons, write_coupon);
  write_rating(out, facts.rating);
  write_sold(out, facts.sold);
  write_store(out, facts.store);
  rows_member(out, "shipping", facts.shipping, write_shipping);
  rows_member(out, "reviews", facts.reviews, write_review);
}

void write_item(JsonWriter& out, const page::ListedItem& item) {
  out.begin_object();
  write_product(out, item.product);
  if (item.offer) write_offer(out, *item.offer);
  write_rating(out, item.rating);
  write_sold(out, item.sold);
  write_store(out, item.store);
  if (item.advertisement) out.key("ad").boolean(true);
  out.end_object();
}

template <typename T, typename Write>
void write_all(JsonWriter& out, const char* key, const std::vector<T>& rows, const Write& write) {
  out.key(key).begin_array();
  for (const T& row : rows) write(out, row);
  out.end_array();
}

/// A list that has not arrived is unknown, not empty.
void write_list_page(JsonWriter& out, const page::PageFacts& facts) {
  const bool there = facts.state == page::PageState::kAvailable;
  if (facts.page == "search" || facts.page == "store") {
    if (facts.page == "store") write_store(out, facts.store);
    if (there) write_all(out, "items", facts.items, write_item);
  } else if (facts.page == "reviews") {
    if (there) write_all(out, "reviews", facts.reviews, write_review);
    write_rating(out, facts.rating);
  } else if (facts.page == "tracking") {
    if (there) write_all(out, "parcels", facts.parcels, write_parcel);
  } else {
    if (there) write_all(out, "orders", facts.orders, write_order);
  }
  member(out, "total", facts.total);
  member(out, "page_number", facts.page_number);
}

void write_sources(JsonWriter& out, const std::map<std::string, std::string>& sources) {
  out.key("sources").begin_object();
  for (const auto& [field, layout] : sources) out.key(field).string(layout);
  out.end_object();
}

}  // namespace

std::string facts_to_json(const page::PageFacts& facts, SkuForm form) {
  JsonWriter out;
  out.begin_object();
  write_page(out, facts);
  if (facts.page == "product") {
    write_product_page(out, facts, form);
  } else if (facts.page != "blocked" && facts.page != "other") {
    write_list_page(out, facts);
  }
  if (!facts.sources.empty()) write_sources(out, facts.sources);
  out.end_object();
  return out.take();
}

}  // namespace companion::api
