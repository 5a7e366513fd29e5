#include "api/facts_json.h"

#include <cstdlib>

namespace companion::api {
namespace {

using nlohmann::json;

template <typename T>
void set(json& object, const char* key, const std::optional<T>& value) {
  if (value) object[key] = *value;
}

void set(json& object, const char* key, const std::vector<std::string>& list) {
  if (!list.empty()) object[key] = list;
}

/// The only floating-point numbers of the facts: ratings and percentages, at most two
/// decimals, which a double carries exactly enough.
void set(json& object, const char* key, const std::optional<page::Decimal>& value) {
  if (value) object[key] = std::strtod(value->text.c_str(), nullptr);
}

json range_json(const money::AmountRange& range) {
  return {{"min", range.min_minor}, {"max", range.max_minor}};
}

json warning_json(const page::Warning& warning) {
  json out = {{"code", warning.code}, {"field", warning.field}};
  set(out, "values", warning.values);
  return out;
}

json product_json(const page::ProductFacts& product) {
  json out = json::object();
  set(out, "id", product.id);
  set(out, "canonical_id", product.canonical_id);
  set(out, "title", product.title);
  set(out, "image_urls", product.image_urls);
  set(out, "category_path", product.category_path);
  return out;
}

json selected_json(const page::SelectedSku& selected) {
  json out = {{"price_minor", selected.price_minor}};
  set(out, "sku_id", selected.sku_id);
  set(out, "list_price_minor", selected.list_price_minor);
  return out;
}

json offer_json(const page::OfferFacts& offer) {
  json out = {{"currency", offer.currency},
              {"price_minor", range_json(offer.price)},
              {"context", price_context_name(offer.context)}};
  if (offer.list_price) out["list_price_minor"] = range_json(*offer.list_price);
  if (offer.selected) out["selected"] = selected_json(*offer.selected);
  set(out, "discount_percent", offer.discount_percent);
  set(out, "ship_to", offer.ship_to);
  set(out, "stock", offer.stock);
  json unit = json::object();
  set(unit, "count", offer.unit_count);
  set(unit, "name", offer.unit_name);
  if (!unit.empty()) out["unit"] = unit;
  return out;
}

json sku_json(const page::SkuRow& sku) {
  json out = {{"id", sku.id}, {"attributes", json::array()}};
  for (const auto& [name, value] : sku.named_attributes) {
    out["attributes"].push_back({{"name", name}, {"value", value}});
  }
  if (sku.price) out["price_minor"] = sku.price->amount.min_minor;
  if (sku.price && sku.list_price &&
      sku.list_price->amount.min_minor > sku.price->amount.min_minor) {
    out["list_price_minor"] = sku.list_price->amount.min_minor;
  }
  set(out, "stock", sku.stock);
  return out;
}

json rating_json(const page::RatingFacts& rating) {
  json out = json::object();
  set(out, "average", rating.average);
  set(out, "count", rating.count);
  if (!rating.stars.empty()) out["stars"] = rating.stars;
  return out;
}

json store_json(const page::StoreFacts& store) {
  json out = json::object();
  set(out, "id", store.id);
  set(out, "name", store.name);
  set(out, "url", store.url);
  set(out, "opened", store.opened);
  set(out, "positive_percent", store.positive_percent);
  set(out, "followers", store.followers);
  set(out, "badges", store.badges);
  return out;
}

}  // namespace

json facts_to_json(const page::PageFacts& facts) {
  json out = {{"page", facts.page},
              {"state", page::page_state_name(facts.state)},
              {"missing", facts.missing},
              {"warnings", json::array()}};
  for (const page::Warning& warning : facts.warnings) out["warnings"].push_back(warning_json(warning));
  if (!facts.layout.empty()) out["layout"] = facts.layout;
  if (facts.page != "product") return out;
  out["product"] = product_json(facts.product);
  if (facts.offer) out["offer"] = offer_json(*facts.offer);
  if (!facts.skus.empty()) {
    out["skus"] = json::array();
    for (const page::SkuRow& sku : facts.skus) out["skus"].push_back(sku_json(sku));
  }
  if (const json rating = rating_json(facts.rating); !rating.empty()) out["rating"] = rating;
  if (facts.sold) {
    out["sold"] = {{"count", facts.sold->count}, {"at_least", facts.sold->at_least}};
  }
  if (const json store = store_json(facts.store); !store.empty()) out["store"] = store;
  out["sources"] = facts.sources;
  return out;
}

}  // namespace companion::api
