#include "api/facts_json.h"

#include "base/json_writer.h"

namespace companion::api {
namespace {

void member(JsonWriter& out, const char* key, const std::optional<std::string>& value) {
  if (value) out.key(key).string(*value);
}

void member(JsonWriter& out, const char* key, const std::optional<int64_t>& value) {
  if (value) out.key(key).integer(*value);
}

void member(JsonWriter& out, const char* key, const std::optional<page::Decimal>& value) {
  if (value) out.key(key).decimal(value->text);
}

void member(JsonWriter& out, const char* key, const std::vector<std::string>& list) {
  if (list.empty()) return;
  out.key(key).begin_array();
  for (const std::string& item : list) out.string(item);
  out.end_array();
}

void range(JsonWriter& out, const char* key, const money::AmountRange& amount) {
  out.key(key).begin_object();
  out.key("min").integer(amount.min_minor).key("max").integer(amount.max_minor);
  out.end_object();
}

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

void write_product(JsonWriter& out, const page::ProductFacts& product) {
  out.key("product").begin_object();
  member(out, "id", product.id);
  member(out, "canonical_id", product.canonical_id);
  member(out, "title", product.title);
  member(out, "image_urls", product.image_urls);
  member(out, "category_path", product.category_path);
  out.end_object();
}

void write_selected(JsonWriter& out, const page::SelectedSku& selected) {
  out.key("selected").begin_object();
  member(out, "sku_id", selected.sku_id);
  out.key("price_minor").integer(selected.price_minor);
  member(out, "list_price_minor", selected.list_price_minor);
  out.end_object();
}

void write_offer(JsonWriter& out, const page::OfferFacts& offer) {
  out.key("offer").begin_object().key("currency").string(offer.currency);
  range(out, "price_minor", offer.price);
  if (offer.list_price) range(out, "list_price_minor", *offer.list_price);
  member(out, "discount_percent", offer.discount_percent);
  if (offer.selected) write_selected(out, *offer.selected);
  member(out, "ship_to", offer.ship_to);
  out.key("context").string(price_context_name(offer.context));
  member(out, "stock", offer.stock);
  if (offer.unit_count || offer.unit_name) {
    out.key("unit").begin_object();
    member(out, "count", offer.unit_count);
    member(out, "name", offer.unit_name);
    out.end_object();
  }
  out.end_object();
}

void write_sku(JsonWriter& out, const page::SkuRow& sku) {
  out.begin_object().key("id").string(sku.id).key("attributes").begin_array();
  for (const auto& [name, value] : sku.named_attributes) {
    out.begin_object().key("name").string(name).key("value").string(value).end_object();
  }
  out.end_array();
  if (sku.price) out.key("price_minor").integer(sku.price->amount.min_minor);
  if (sku.price && sku.list_price &&
      sku.list_price->amount.min_minor > sku.price->amount.min_minor) {
    out.key("list_price_minor").integer(sku.list_price->amount.min_minor);
  }
  member(out, "stock", sku.stock);
  out.end_object();
}

void write_skus(JsonWriter& out, const std::vector<page::SkuRow>& skus) {
  if (skus.empty()) return;
  out.key("skus").begin_array();
  for (const page::SkuRow& sku : skus) write_sku(out, sku);
  out.end_array();
}

void write_rating(JsonWriter& out, const page::RatingFacts& rating) {
  if (!rating.average && !rating.count && rating.stars.empty()) return;
  out.key("rating").begin_object();
  member(out, "average", rating.average);
  member(out, "count", rating.count);
  if (!rating.stars.empty()) {
    out.key("stars").begin_array();
    for (const int64_t count : rating.stars) out.integer(count);
    out.end_array();
  }
  out.end_object();
}

void write_store(JsonWriter& out, const page::StoreFacts& store) {
  if (!store.id && !store.name && !store.url && !store.positive_percent) return;
  out.key("store").begin_object();
  member(out, "id", store.id);
  member(out, "name", store.name);
  member(out, "url", store.url);
  member(out, "opened", store.opened);
  member(out, "positive_percent", store.positive_percent);
  member(out, "followers", store.followers);
  member(out, "badges", store.badges);
  out.end_object();
}

void write_sources(JsonWriter& out, const std::map<std::string, std::string>& sources) {
  out.key("sources").begin_object();
  for (const auto& [field, layout] : sources) out.key(field).string(layout);
  out.end_object();
}

}  // namespace

std::string facts_to_json(const page::PageFacts& facts) {
  JsonWriter out;
  out.begin_object();
  write_page(out, facts);
  if (facts.page == "product") {
    write_product(out, facts.product);
    if (facts.offer) write_offer(out, *facts.offer);
    write_skus(out, facts.skus);
    write_rating(out, facts.rating);
    if (facts.sold) {
      out.key("sold").begin_object().key("count").integer(facts.sold->count);
      out.key("at_least").boolean(facts.sold->at_least).end_object();
    }
    write_store(out, facts.store);
    write_sources(out, facts.sources);
  }
  out.end_object();
  return out.take();
}

}  // namespace companion::api
