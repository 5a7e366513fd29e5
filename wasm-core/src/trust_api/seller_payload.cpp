#include "trust_api/seller_payload.h"

#include <algorithm>

#include "rules/parsed_json.h"
#include "trust_api/fact_reader.h"

namespace companion::trust_api {
namespace {

using nlohmann::json;
using seller::OrderOutcome;
using seller::StoreSighting;

constexpr int64_t kDayMs = 86'400'000;
constexpr size_t kMostRows = 5000;
constexpr size_t kMostBadges = 20;
constexpr double kMostDays = 365;
constexpr std::string_view kWhere = "seller.trust";

Error not_readable(std::string message) { return {ErrorCode::kInvalidInput, std::string(kWhere), std::move(message)}; }

std::string source_of(const json& page) {
  if (page == "product") return "product_page";
  if (page == "store") return "store_page";
  return page == "search" ? "search" : "";
}

/// The quickest of the ways that name a time.
std::optional<int64_t> promised_days(const json& shipping, FactReader& reader) {
  std::optional<int64_t> least;
  if (!shipping.is_array()) return least;
  for (const json& way : shipping) {
    const auto days = reader.number(member(way, "max_days"), "shipping.max_days", 0, kMostDays);
    if (days && (!least || *days < static_cast<double>(*least))) least = static_cast<int64_t>(*days);
  }
  return least;
}

std::vector<std::string> badges_of(const json& badges) {
  std::vector<std::string> texts;
  if (!badges.is_array()) return texts;
  for (const json& badge : badges) {
    if (badge.is_string() && texts.size() < kMostBadges) texts.push_back(badge.get<std::string>());
  }
  return texts;
}

void read_votes(const json& store, FactReader& reader, StoreSighting& out) {
  out.positive_percent = reader.number(member(store, "positive_percent"), "store.positive_percent", 0, 100);
  out.feedback_count = reader.count(member(store, "feedback_count"), "store.feedback_count");
  out.positive_count = reader.count(member(store, "positive_count"), "store.positive_count");
  out.neutral_count = reader.count(member(store, "neutral_count"), "store.neutral_count");
  out.negative_count = reader.count(member(store, "negative_count"), "store.negative_count");
  const int64_t parts = out.positive_count.value_or(0) + out.neutral_count.value_or(0) + out.negative_count.value_or(0);
  if (out.feedback_count && parts > *out.feedback_count) {
    reader.warn("contradiction", "store.feedback_count");
    out.feedback_count = out.positive_count = out.neutral_count = out.negative_count = std::nullopt;
  }
}

StoreSighting read_store(const json& store, FactReader& reader) {
  StoreSighting out;
  read_votes(store, reader, out);
  out.stars = reader.number(member(store, "rating"), "store.rating", 1, 5);
  const json& detailed = member(store, "detailed");
  out.described = reader.number(member(detailed, "described"), "store.detailed.described", 1, 5);
  out.communication = reader.number(member(detailed, "communication"), "store.detailed.communication", 1, 5);
  out.shipping = reader.number(member(detailed, "shipping"), "store.detailed.shipping", 1, 5);
  out.followers = reader.count(member(store, "followers"), "store.followers");
  out.orders_90_days = reader.count(member(store, "orders_90_days"), "store.orders_90_days");
  out.opened_day = reader.day(member(store, "opened"), "store.opened");
  out.badges = badges_of(member(store, "badges"));
  return out;
}

StoreSighting read_sighting(const json& row, FactReader& reader) {
  StoreSighting out = read_store(member(row, "store"), reader);
  out.seen_ms = reader.time(member(row, "seen_at"), "seen_at");
  out.source = source_of(member(row, "page"));
  out.product_sold = reader.count(member(member(row, "sold"), "count"), "sold.count");
  out.promised_days = promised_days(member(row, "shipping"), reader);
  return out;
}

std::optional<OrderOutcome> outcome_named(const json& name) {
  if (name == "delivered") return OrderOutcome::kDelivered;
  if (name == "late") return OrderOutcome::kLate;
  if (name == "disputed") return OrderOutcome::kDisputed;
  if (name == "refunded") return OrderOutcome::kRefunded;
  if (name == "lost") return OrderOutcome::kLost;
  return name == "open" ? std::optional(OrderOutcome::kOpen) : std::nullopt;
}

/// By its name; else by the days, where they are known.
OrderOutcome outcome_of(const json& order, FactReader& reader) {
  const json& name = member(order, "outcome");
  if (const auto named = outcome_named(name)) return *named;
  if (!name.is_null()) reader.warn("unreadable", "orders.outcome");
  const auto placed = reader.day(member(order, "placed"), "orders.placed");
  const auto delivered = reader.day(member(order, "delivered"), "orders.delivered");
  const auto promised = reader.number(member(order, "promised_days"), "orders.promised_days", 0, kMostDays);
  if (!placed || !delivered || !promised) return OrderOutcome::kOpen;
  if (*delivered < *placed) return reader.warn("contradiction", "orders.delivered"), OrderOutcome::kOpen;
  return static_cast<double>(*delivered - *placed) <= *promised ? OrderOutcome::kDelivered : OrderOutcome::kLate;
}

seller::CrowdFacts read_crowd(const json& crowd, FactReader& reader) {
  seller::CrowdFacts out;
  out.store.source = "crowd";
  out.store.positive_percent = reader.number(member(crowd, "positive_percent"), "crowd.positive_percent", 0, 100);
  out.store.feedback_count = reader.count(member(crowd, "feedback_count"), "crowd.feedback_count");
  out.store.followers = reader.count(member(crowd, "followers"), "crowd.followers");
  out.store.opened_day = reader.day(member(crowd, "opened"), "crowd.opened");
  out.store.described = reader.number(member(crowd, "described"), "crowd.described", 1, 5);
  out.store.communication = reader.number(member(crowd, "communication"), "crowd.communication", 1, 5);
  out.store.shipping = reader.number(member(crowd, "shipping"), "crowd.shipping", 1, 5);
  if (const auto days = reader.number(member(crowd, "promised_days"), "crowd.promised_days", 0, kMostDays)) {
    out.store.promised_days = static_cast<int64_t>(*days);
  }
  out.known_since_day = reader.day(member(crowd, "known_since"), "crowd.known_since");
  out.agreement = reader.number(member(crowd, "agreement"), "crowd.agreement", 0, 1);
  out.sale_claims = reader.count(member(crowd, "sale_claims"), "crowd.sale_claims");
  out.inflated_claims = reader.count(member(crowd, "inflated_claims"), "crowd.inflated_claims");
  if (out.sale_claims && out.inflated_claims > out.sale_claims) {
    reader.warn("contradiction", "crowd.inflated_claims");
    out.inflated_claims.reset();
  }
  return out;
}

/// The rows of a list, as many as are read.
std::vector<const json*> rows_of(const json& list, const char* field, FactReader& reader) {
  std::vector<const json*> rows;
  if (!list.is_null() && !list.is_array()) reader.warn("unreadable", field);
  if (!list.is_array()) return rows;
  if (list.size() > kMostRows) reader.warn("too_many", field);
  for (size_t at = 0; at < std::min(list.size(), kMostRows); ++at) rows.push_back(&list[at]);
  return rows;
}

/// Sightings of the store that was seen last (all, where none has a number), so that no other store's
/// facts get mixed in.
void keep_one_store(const std::vector<const json*>& rows, FactReader& reader, std::vector<StoreSighting>& sightings) {
  std::string kept_id;
  std::optional<int64_t> newest;
  const auto id_of = [&](size_t at) {
    const json& id = member(member(*rows[at], "store"), "id");
    return id.is_string() ? id.get<std::string>() : std::string();
  };
  for (size_t at = 0; at < rows.size(); ++at) {
    const std::string id = id_of(at);
    const auto seen = sightings[at].seen_ms;
    const bool is_newer = kept_id.empty() || (seen && (!newest || *seen > *newest)) || (seen == newest && id > kept_id);
    if (id.empty() || !is_newer) continue;
    kept_id = id;
    newest = seen;
  }
  std::vector<StoreSighting> kept;
  for (size_t at = 0; at < rows.size(); ++at) {
    const std::string id = id_of(at);
    if (id.empty() || id == kept_id) {
      kept.push_back(std::move(sightings[at]));
    } else {
      reader.warn("several_stores", "store.id");
    }
  }
  sightings = std::move(kept);
}

/// A store that opens only later, a page seen only later: a clock or a text that cannot be right.
void drop_future(seller::StoreFacts& facts, FactReader& reader) {
  std::optional<int64_t> now_ms = facts.now_ms;
  for (const StoreSighting& sighting : facts.sightings) {
    if (!facts.now_ms && sighting.seen_ms) now_ms = std::max(now_ms.value_or(*sighting.seen_ms), *sighting.seen_ms);
  }
  if (!now_ms) return;
  for (StoreSighting& sighting : facts.sightings) {
    if (sighting.seen_ms && *sighting.seen_ms > *now_ms + kDayMs) {
      reader.warn("in_future", "seen_at");
      sighting = {};
    }
    if (sighting.opened_day && *sighting.opened_day > *now_ms / kDayMs) {
      reader.warn("in_future", "store.opened");
      sighting.opened_day.reset();
    }
  }
}

void read_sightings(const std::vector<const json*>& rows, FactReader& reader, seller::StoreFacts& out) {
  for (const json* row : rows) {
    if (!member(*row, "store").is_object()) reader.warn("unreadable", "sightings.store");
    out.sightings.push_back(read_sighting(*row, reader));
  }
  keep_one_store(rows, reader, out.sightings);
}

}  // namespace

Result<SellerPayload> read_seller_payload(std::string_view payload, std::optional<int64_t> now_ms) {
  const json parsed = rules::parsed_json(payload);
  if (parsed.is_discarded()) return not_readable("the payload is not JSON");
  const json& inner = member(parsed, "value");
  const json& root = inner.is_object() ? inner : parsed;
  SellerPayload out;
  FactReader reader(out.warnings);
  const json& sightings = member(root, "sightings");
  if (sightings.is_array()) {
    read_sightings(rows_of(sightings, "sightings", reader), reader, out.facts);
  } else if (member(root, "store").is_object()) {
    read_sightings({&root}, reader, out.facts);
  } else {
    return not_readable("no store in it: facts with a store, or sightings of one, are read");
  }
  for (const json* order : rows_of(member(root, "orders"), "orders", reader)) out.facts.orders.push_back({outcome_of(*order, reader)});
  if (const json& crowd = member(root, "crowd"); crowd.is_object()) out.facts.crowd = read_crowd(crowd, reader);
  out.facts.now_ms = now_ms;
  drop_future(out.facts, reader);
  return out;
}

}  // namespace companion::trust_api
