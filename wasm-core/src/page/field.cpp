#include "page/field.h"

#include <algorithm>
#include <array>

namespace companion::page {
namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, kFieldCount> kFieldNames = {
    "product.id", "product.canonical_id", "product.title", "product.image_urls",
    "product.category_path", "product.category_id",
    "offer.currency", "offer.decimal_mark", "offer.price_min", "offer.price_max",
    "offer.list_price_min", "offer.list_price_max", "offer.selected_price",
    "offer.selected_list_price", "offer.selected_sku_id", "offer.selected_attributes",
    "offer.printed_price", "offer.second_price", "offer.discount_percent", "offer.context",
    "offer.ship_to", "offer.stock", "offer.unit_count", "offer.unit_name",
    "offer.tax_included", "offer.tax", "offer.estimated_total", "offer.coins",
    "offer.coins_percent",
    "unavailable",
    "rating.average", "rating.count", "rating.star1", "rating.star2", "rating.star3",
    "rating.star4", "rating.star5", "sold",
    "store.id", "store.name", "store.url", "store.positive_percent", "store.rating",
    "store.followers", "store.opened", "store.top_rated", "store.described",
    "store.communication", "store.shipping", "store.feedback_count", "store.positive_count",
    "store.neutral_count", "store.negative_count", "store.orders_90_days",
    "total", "page_number",
    "sku.id", "sku.attributes", "sku.price", "sku.list_price", "sku.second_price",
    "sku.full_price", "sku.stock",
    "bulk.min_quantity", "bulk.price", "bulk.percent",
    "coupon.kind", "coupon.amount", "coupon.percent", "coupon.min_spend", "coupon.code",
    "coupon.starts", "coupon.ends", "coupon.audience",
    "shipping.carrier", "shipping.cost", "shipping.free", "shipping.min_days",
    "shipping.max_days", "shipping.from", "shipping.to",
    "advertisement",
    "review.id", "review.stars", "review.text", "review.translated", "review.language",
    "review.country", "review.date", "review.sku", "review.photos", "review.helpful",
    "review.anonymous", "review.logistics", "review.seller_reply", "follow_up.text",
    "follow_up.translated", "follow_up.date",
    "order.id", "order.placed", "order.status", "order.total", "order.protection_ends",
    "quantity", "line.price", "sku.text",
    "tracking.number", "tracking.alias", "tracking.carrier", "tracking.origin",
    "tracking.destination", "eta.from", "eta.to",
    "event.time", "event.text", "event.place", "event.code",
};

constexpr std::array<std::string_view, kTableCount> kTableNames = {
    "skus", "bulk", "coupons", "shipping", "reviews", "items",
    "orders", "order_lines", "parcels", "events",
};

// A name too few would leave an empty one at the end.
static_assert(!kFieldNames.back().empty() && !kTableNames.back().empty());

template <typename Enumeration, size_t N>
std::optional<Enumeration> find(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enumeration>(found - names.begin());
}

}  // namespace

std::string_view field_name(Field field) { return kFieldNames[static_cast<size_t>(field)]; }
std::optional<Field> field_of(std::string_view name) { return find<Field>(kFieldNames, name); }

std::string_view table_name(Table table) { return kTableNames[static_cast<size_t>(table)]; }
std::optional<Table> table_of(std::string_view name) { return find<Table>(kTableNames, name); }

}  // namespace companion::page
