#include "seller/latest_facts.h"

#include <algorithm>
#include <limits>

#include "seller/score_rules.h"

namespace companion::seller {
namespace {

int64_t time_of(const std::optional<int64_t>& seen_ms) {
  return seen_ms.value_or(std::numeric_limits<int64_t>::min());
}

template <typename T>
void take(std::optional<Seen<T>>& kept, const std::optional<T>& value, const StoreSighting& from) {
  if (!value) return;
  const int64_t time = time_of(from.seen_ms);
  const bool is_newer = !kept || time > time_of(kept->seen_ms);
  const bool is_greater = kept && time == time_of(kept->seen_ms) && *value > kept->value;
  if (is_newer || is_greater) kept = Seen<T>{*value, from.source, from.seen_ms};
}

void take_all(LatestFacts& latest, const StoreSighting& from) {
  take(latest.positive_percent, from.positive_percent, from);
  take(latest.stars, from.stars, from);
  take(latest.described, from.described, from);
  take(latest.communication, from.communication, from);
  take(latest.shipping, from.shipping, from);
  take(latest.feedback_count, from.feedback_count, from);
  take(latest.positive_count, from.positive_count, from);
  take(latest.neutral_count, from.neutral_count, from);
  take(latest.negative_count, from.negative_count, from);
  take(latest.followers, from.followers, from);
  take(latest.orders_90_days, from.orders_90_days, from);
  take(latest.product_sold, from.product_sold, from);
  take(latest.promised_days, from.promised_days, from);
  take(latest.opened_day, from.opened_day, from);
  if (!from.badges.empty()) take(latest.badges, std::optional(from.badges), from);
  if (from.seen_ms) latest.newest_ms = std::max(latest.newest_ms.value_or(*from.seen_ms), *from.seen_ms);
}

template <typename T>
void fill(std::optional<Seen<T>>& kept, const std::optional<Seen<T>>& other) {
  if (!kept) kept = other;
}

void fill_gaps(LatestFacts& latest, const LatestFacts& crowd) {
  fill(latest.positive_percent, crowd.positive_percent);
  fill(latest.described, crowd.described);
  fill(latest.communication, crowd.communication);
  fill(latest.shipping, crowd.shipping);
  fill(latest.feedback_count, crowd.feedback_count);
  fill(latest.followers, crowd.followers);
  fill(latest.promised_days, crowd.promised_days);
  fill(latest.opened_day, crowd.opened_day);
}

}  // namespace

LatestFacts latest_facts(const StoreFacts& facts) {
  LatestFacts latest;
  for (const StoreSighting& sighting : facts.sightings) take_all(latest, sighting);
  if (facts.crowd && facts.crowd->agreement.value_or(1) >= score_rules().crowd_least_agreement) {
    LatestFacts crowd;
    take_all(crowd, facts.crowd->store);
    fill_gaps(latest, crowd);
    latest.known_since_day = facts.crowd->known_since_day;
  }
  return latest;
}

}  // namespace companion::seller
