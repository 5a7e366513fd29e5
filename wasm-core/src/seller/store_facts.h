// What is known of a store: as pages showed it, as the shopper's own orders went, as other shoppers saw it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace companion::seller {

/// A store as one page showed it. Everything may be unknown; values that cannot be are left out by
/// whoever reads them.
struct StoreSighting {
  std::optional<int64_t> seen_ms;  ///< UTC epoch milliseconds
  std::string source;              ///< "product_page", "store_page", "search" or ""
  std::optional<double> positive_percent;              ///< 0–100
  std::optional<int64_t> feedback_count;               ///< votes of all time
  std::optional<int64_t> positive_count, neutral_count, negative_count;  ///< of the months of the share
  std::optional<double> stars;                         ///< of the store, 1–5
  std::optional<double> described, communication, shipping;  ///< 1–5
  std::optional<int64_t> followers;
  std::optional<int64_t> orders_90_days;
  std::optional<int64_t> product_sold;                 ///< of the product on the page
  std::optional<int64_t> promised_days;                ///< until delivery, at most
  std::optional<int64_t> opened_day;                   ///< counted from 1970-01-01
  std::vector<std::string> badges;
};

enum class OrderOutcome { kOpen, kDelivered, kLate, kDisputed, kRefunded, kLost };

/// One of the shopper's own orders at this store.
struct StoreOrder {
  OrderOutcome outcome = OrderOutcome::kOpen;
};

/// What contributors saw, as the server publishes it.
struct CrowdFacts {
  StoreSighting store;  ///< its source is "crowd"
  std::optional<int64_t> known_since_day;  ///< first seen, counted from 1970-01-01
  std::optional<double> agreement;         ///< of the contributors, 0–1
  std::optional<int64_t> sale_claims;      ///< reductions that were checked
  std::optional<int64_t> inflated_claims;  ///< those whose crossed-out price had not been asked
};

struct StoreFacts {
  std::vector<StoreSighting> sightings;  ///< in any order
  std::vector<StoreOrder> orders;
  std::optional<CrowdFacts> crowd;
  std::optional<int64_t> now_ms;
};

}  // namespace companion::seller
