// Stores for the tests of the trust score.
#pragma once

#include <functional>

#include "base/iso_time.h"
#include "seller/factors.h"
#include "seller/trust_score.h"

namespace companion::seller {

/// One store as one page showed it.
inline StoreFacts seen_once(const std::function<void(StoreSighting&)>& fill) {
  StoreFacts facts;
  facts.now_ms = *parse_iso_time("2026-11-23");
  StoreSighting sighting;
  sighting.seen_ms = *parse_iso_time("2026-11-22T10:00:00Z");
  sighting.source = "product_page";
  fill(sighting);
  facts.sightings.push_back(sighting);
  return facts;
}

/// A good store of which every factor is known.
inline StoreFacts well_known_store() {
  return seen_once([](StoreSighting& store) {
    store.positive_percent = 96.4;
    store.feedback_count = 30110;
    store.positive_count = 2057;
    store.neutral_count = 41;
    store.negative_count = 36;
    store.stars = 4.7;
    store.described = 4.8;
    store.communication = 4.7;
    store.shipping = 4.6;
    store.followers = 18230;
    store.opened_day = *parse_iso_day("2017-04-14");
    store.promised_days = 15;
    store.badges = {"top_rated"};
  });
}

inline std::vector<StoreOrder> orders(int delivered, int late, int disputed) {
  std::vector<StoreOrder> out(static_cast<size_t>(delivered), StoreOrder{OrderOutcome::kDelivered});
  out.insert(out.end(), static_cast<size_t>(late), StoreOrder{OrderOutcome::kLate});
  out.insert(out.end(), static_cast<size_t>(disputed), StoreOrder{OrderOutcome::kDisputed});
  return out;
}

}  // namespace companion::seller
