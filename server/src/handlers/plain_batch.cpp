#include "handlers/plain_batch.h"

#include <array>

#include "api/category_field.h"
#include "base/iso_time.h"
#include "handlers/plain_json.h"

namespace companion::server {
namespace {

enum Member : unsigned {
  kProductId,
  kSkuId,
  kCurrency,
  kShipTo,
  kContext,
  kObservedAt,
  kPriceMinor,
  kListPriceMinor,
  kInStock,
  kCategoryId,
  kMembers,
};
constexpr std::array<std::string_view, kMembers> kNames = {
    "product_id", "sku_id",      "currency",         "ship_to", "context",
    "observed_at", "price_minor", "list_price_minor", "in_stock", "category_id"};
constexpr unsigned kRequired = 1U << kProductId | 1U << kCurrency | 1U << kContext |
                               1U << kObservedAt | 1U << kPriceMinor;

unsigned member_of(std::string_view name) {
  unsigned member = 0;
  while (member < kMembers && kNames[member] != name) ++member;
  return member;
}

/// Takes over a value; false without one.
template <typename To, typename From>
bool take(To& to, const std::optional<From>& from) {
  if (from) to = To(*from);
  return from.has_value();
}

bool read_value(PlainJson& json, unsigned member, Observation& seen) {
  switch (member) {
    case kProductId: return take(seen.series.product_id, json.text());
    case kSkuId: return take(seen.series.sku_id, json.text());
    case kCurrency: return take(seen.series.currency, json.text());
    case kShipTo: return take(seen.series.ship_to, json.text());
    case kContext: return take(seen.series.context, price_context_from_name(json.text().value_or("")));
    case kObservedAt: return take(seen.observed_at_ms, parse_iso_time(json.text().value_or("")));
    case kPriceMinor: return take(seen.price_minor, json.integer());
    case kListPriceMinor: return take(seen.list_price_minor, json.integer());
    case kInStock: return take(seen.in_stock, json.flag());
    case kCategoryId: return take(seen.category_id, api::category_of_text(json.text().value_or("")));
    default: return false;
  }
}

bool read_item(PlainJson& json, Observation& seen) {
  if (!json.skip('{')) return false;
  unsigned found = 0;
  do {
    const auto name = json.text();
    if (!name || !json.skip(':')) return false;
    const unsigned member = member_of(*name);
    if (found & 1U << member || !read_value(json, member, seen)) return false;
    found |= 1U << member;
  } while (json.skip(','));
  return json.skip('}') && (found & kRequired) == kRequired;
}

}  // namespace

std::optional<std::vector<Observation>> read_plain_batch(std::string_view batch, size_t max_items) {
  PlainJson json(batch);
  if (!json.skip('{') || json.text() != "observations" || !json.skip(':') || !json.skip('[')) {
    return std::nullopt;
  }
  std::vector<Observation> items;
  do {
    if (items.size() == max_items || !read_item(json, items.emplace_back())) return std::nullopt;
  } while (json.skip(','));
  if (!json.skip(']') || !json.skip('}') || !json.at_end()) return std::nullopt;
  return items;
}

}  // namespace companion::server
