#include "trust_api/listing_payload.h"

#include <nlohmann/json.hpp>

#include "base/iso_time.h"
#include "companion/currency.h"
#include "rules/parsed_json.h"
#include "trust_api/field_reader.h"

namespace companion::trust_api {
namespace {

using nlohmann::json;
using signals::Appearance;
using signals::Listing;

constexpr size_t kMostRows = 500;
constexpr size_t kMostTitle = 512;
constexpr size_t kMostName = 128;
constexpr size_t kMostDescription = 16'384;
constexpr int64_t kMostCount = 1'000'000'000'000;

std::optional<int64_t> price(const FieldReader& from, const char* name) {
  return from.whole(name, 1, kMaxPriceMinor);
}

std::string currency(const FieldReader& from) {
  std::string code = from.text("currency", kMostName);
  if (code.empty() || currency_exponent(code)) return code;
  from.warn("unreadable", "currency");
  return {};
}

std::optional<money::AmountRange> range(const FieldReader& from) {
  const auto least = price(from, "min");
  const auto most = price(from, "max");
  if (!least || !most || *least > *most) return std::nullopt;
  return money::AmountRange{*least, *most};
}

std::optional<uint64_t> picture_hash(const FieldReader& from) {
  const std::string hex = from.text("picture_hash", kMostName);
  if (hex.empty()) return std::nullopt;
  constexpr size_t kDigits = 16;
  uint64_t hash = 0;
  bool is_hex = hex.size() == kDigits;
  for (const char c : hex) {
    const std::string_view digits = "0123456789abcdef";
    const size_t digit = digits.find(c);
    is_hex = is_hex && digit != std::string_view::npos;
    hash = hash << 4U | (digit & 0xFU);
  }
  if (is_hex) return hash;
  from.warn("unreadable", "picture_hash");
  return std::nullopt;
}

std::vector<std::string> category_path(const FieldReader& from) {
  constexpr size_t kMostDepth = 10;
  return from.texts("category_path", kMostDepth, kMostName);
}

void read_variants(const FieldReader& facts, Listing& listing) {
  for (const FieldReader& sku : facts.rows("skus", kMostRows)) {
    signals::Variant variant;
    for (const FieldReader& attribute : sku.rows("attributes", 10)) {
      const std::string value = attribute.text("value", kMostName);
      if (!value.empty()) variant.name += (variant.name.empty() ? "" : " ") + value;
    }
    variant.price_minor = price(sku, "price_minor");
    listing.variants.push_back(std::move(variant));
  }
}

void read_offer(const FieldReader& offer, Listing& listing) {
  listing.now.currency = currency(offer);
  if (listing.now.currency.empty()) return;
  listing.price = range(offer.inner("price_minor"));
  listing.list_price = range(offer.inner("list_price_minor"));
  const FieldReader selected = offer.inner("selected");
  listing.selected_price_minor = price(selected, "price_minor");
  listing.selected_list_price_minor = price(selected, "list_price_minor");
  listing.now.price_minor = signals::shown_price(listing);
}

/// Ways of delivery whose cost the page states.
void read_deliveries(const FieldReader& facts, Listing& listing) {
  for (const FieldReader& way : facts.rows("shipping", kMostRows)) {
    const auto cost = way.whole("cost_minor", 0, kMaxPriceMinor);
    if (cost || way.flag("free")) listing.deliveries.push_back({way.flag("free") ? 0 : *cost, currency(way)});
  }
}

void read_store(const FieldReader& store, Listing& listing) {
  const std::string id = store.text("id", kMostName);
  if (!id.empty()) listing.now.store_id = id;
  if (const auto count = store.whole("feedback_count", 0, kMostCount)) listing.store_feedback = count;
  const std::string opened = store.text("opened", kMostName);
  if (opened.empty()) return;
  if (const auto day = parse_iso_day(opened)) {
    listing.store_opened_day = day;
  } else {
    store.warn("unreadable", "opened");
  }
}

void read_facts(const FieldReader& facts, Listing& listing) {
  const FieldReader product = facts.inner("product");
  listing.now.title = product.text("title", kMostTitle);
  listing.now.category_path = category_path(product);
  listing.now.category_id = product.text("category_id", kMostName);
  read_offer(facts.inner("offer"), listing);
  read_variants(facts, listing);
  read_deliveries(facts, listing);
  listing.ratings = facts.inner("rating").whole("count", 0, kMostCount);
  listing.sold = facts.inner("sold").whole("count", 0, kMostCount);
  read_store(facts.inner("store"), listing);
}

Appearance sighting(const FieldReader& row) {
  Appearance seen;
  seen.seen_ms = row.time("seen_at").value_or(0);
  seen.title = row.text("title", kMostTitle);
  seen.category_path = category_path(row);
  seen.category_id = row.text("category_id", kMostName);
  seen.store_id = row.text("store_id", kMostName);
  seen.picture_hash = picture_hash(row);
  seen.price_minor = price(row, "price_minor");
  seen.currency = currency(row);
  seen.language = row.text("language", kMostName);
  return seen;
}

void read_store_items(const FieldReader& payload, Listing& listing) {
  for (const FieldReader& row : payload.rows("store_items", kMostRows)) {
    const auto seen_ms = row.time("seen_at");
    std::string title = row.text("title", kMostTitle);
    if (seen_ms && !title.empty()) listing.store_items.push_back({*seen_ms, std::move(title), category_path(row)});
  }
}

void read_peers(const FieldReader& payload, Listing& listing) {
  for (const FieldReader& row : payload.rows("look_alikes", kMostRows)) {
    const auto cost = price(row, "price_minor");
    const auto likeness = row.number("likeness", 0, 1);
    if (!cost || !likeness) continue;
    listing.peers.push_back({row.text("title", kMostTitle), *cost, currency(row), static_cast<int>(*likeness * 100)});
  }
}

void read_review_patterns(const FieldReader& payload, Listing& listing) {
  listing.has_review_patterns = payload.has("review_patterns");
  for (const FieldReader& row : payload.rows("review_patterns", kMostRows)) {
    listing.review_patterns.push_back(
        {row.text("id", kMostName), row.text("severity", kMostName), row.text("explanation", kMostTitle)});
  }
}

Error invalid(const char* message) { return {ErrorCode::kInvalidInput, "listing.signals", message}; }

}  // namespace

Result<ListingPayload> read_listing_payload(std::string_view payload) {
  const json tree = rules::parsed_json(payload);
  if (!tree.is_object()) return invalid("the payload is not a JSON object");
  const auto facts = tree.find("facts");
  if (facts == tree.end() || !facts->is_object()) return invalid("the payload has no object \"facts\"");
  const bool is_envelope = facts->contains("value") && facts->at("value").is_object();
  ListingPayload out;
  Listing& listing = out.listing;
  read_facts(FieldReader(is_envelope ? facts->at("value") : *facts, "facts", out.warnings), listing);
  const FieldReader root(tree, "", out.warnings);
  read_store(root.inner("store"), listing);
  listing.now.picture_hash = picture_hash(root);
  listing.now.language = root.text("language", kMostName);
  listing.description = root.text("description", kMostDescription);
  for (const FieldReader& row : root.rows("sightings", kMostRows)) listing.before.push_back(sighting(row));
  read_store_items(root, listing);
  read_peers(root, listing);
  read_review_patterns(root, listing);
  return out;
}

}  // namespace companion::trust_api
