#include "api/offer_json.h"

#include "api/category_field.h"
#include "api/json_members.h"

namespace companion::api {
namespace {

void write_selected(JsonWriter& out, const page::SelectedSku& selected) {
  out.key("selected").begin_object();
  member(out, "sku_id", selected.sku_id);
  out.key("price_minor").integer(selected.price_minor);
  member(out, "list_price_minor", selected.list_price_minor);
  out.end_object();
}

void write_unit(JsonWriter& out, const page::OfferFacts& offer) {
  if (!offer.unit_count && !offer.unit_name) return;
  out.key("unit").begin_object();
  member(out, "count", offer.unit_count);
  member(out, "name", offer.unit_name);
  out.end_object();
}

void write_tax(JsonWriter& out, const page::OfferFacts& offer) {
  if (!offer.tax_included && !offer.tax_minor) return;
  out.key("tax").begin_object();
  member(out, "included", offer.tax_included);
  member(out, "amount_minor", offer.tax_minor);
  out.end_object();
}

void write_coins(JsonWriter& out, const page::OfferFacts& offer) {
  if (!offer.coins_minor && !offer.coins_percent) return;
  out.key("coins").begin_object();
  member(out, "amount_minor", offer.coins_minor);
  member(out, "percent", offer.coins_percent);
  out.end_object();
}

void write_detailed(JsonWriter& out, const page::StoreFacts& store) {
  if (!store.described && !store.communication && !store.shipping) return;
  out.key("detailed").begin_object();
  member(out, "described", store.described);
  member(out, "communication", store.communication);
  member(out, "shipping", store.shipping);
  out.end_object();
}

}  // namespace

void write_product(JsonWriter& out, const page::ProductFacts& product) {
  out.key("product").begin_object();
  member(out, "id", product.id);
  member(out, "canonical_id", product.canonical_id);
  member(out, "title", product.title);
  member(out, "image_urls", product.image_urls);
  member(out, "category_path", product.category_path);
  write_category(out, product.category_id);
  out.end_object();
}

void write_offer(JsonWriter& out, const page::OfferFacts& offer) {
  out.key("offer").begin_object().key("currency").string(offer.currency);
  member(out, "price_minor", std::optional(offer.price));
  member(out, "list_price_minor", offer.list_price);
  member(out, "discount_percent", offer.discount_percent);
  if (offer.selected) write_selected(out, *offer.selected);
  member(out, "ship_to", offer.ship_to);
  out.key("context").string(price_context_name(offer.context));
  member(out, "stock", offer.stock);
  write_unit(out, offer);
  write_tax(out, offer);
  member(out, "estimated_total_minor", offer.estimated_total_minor);
  write_coins(out, offer);
  out.end_object();
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

void write_sold(JsonWriter& out, const std::optional<page::Count>& sold) {
  if (!sold) return;
  out.key("sold").begin_object().key("count").integer(sold->count);
  out.key("at_least").boolean(sold->at_least).end_object();
}

void write_store(JsonWriter& out, const page::StoreFacts& store) {
  if (!store.id && !store.name && !store.url && !store.positive_percent && !store.orders_90_days) return;
  out.key("store").begin_object();
  member(out, "id", store.id);
  member(out, "name", store.name);
  member(out, "url", store.url);
  member(out, "opened", store.opened);
  member(out, "positive_percent", store.positive_percent);
  member(out, "rating", store.rating);
  member(out, "followers", store.followers);
  member(out, "feedback_count", store.feedback_count);
  member(out, "positive_count", store.positive_count);
  member(out, "neutral_count", store.neutral_count);
  member(out, "negative_count", store.negative_count);
  member(out, "orders_90_days", store.orders_90_days);
  member(out, "badges", store.badges);
  write_detailed(out, store);
  out.end_object();
}

}  // namespace companion::api
