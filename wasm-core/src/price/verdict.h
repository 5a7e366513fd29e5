// The verdict on a price: score, label, the three discounts, and the evidence for each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "companion/history.h"
#include "price/honest_discount.h"
#include "price/list_price_check.h"

namespace companion::price {

inline constexpr const char* kNotEnoughHistory = "not_enough_history";
inline constexpr const char* kNotSeenLately = "not_seen_lately";
inline constexpr const char* kSoldOut = "sold_out";

/// A number of the verdict and what it rests on. Fields that do not apply are absent.
struct Evidence {
  std::string id;  ///< history, sold_out_now, a discount's or a deal signal's name
  std::optional<int64_t> percent;
  std::optional<int64_t> weight;
  std::optional<int64_t> points;
  std::optional<int64_t> reference_minor;
  std::optional<int64_t> known_days;  ///< of the period, days of which the price is known
  int64_t from_ms = 0;
  int64_t to_ms = 0;
};

/// deal_score, list_price and the discounts against history are absent unless enough_data, and
/// while it is sold out: a price that nobody can buy is neither good nor bad.
struct Verdict {
  bool enough_data = false;
  std::string label;  ///< of deal.json, kNotEnoughHistory, kNotSeenLately or kSoldOut
  std::optional<int64_t> deal_score;
  std::optional<int64_t> claimed_discount_percent;
  std::optional<int64_t> legal_discount_percent;
  std::optional<int64_t> typical_discount_percent;
  std::optional<ListPriceCheck> list_price;  ///< only where the page claims a list price
  std::vector<Evidence> evidence;
};

/// What the shopper is offered now.
struct Offer {
  int64_t price_minor = 0;
  PageClaim claim;
  std::optional<bool> in_stock{};
};

/// The offer as one more reading of the price.
PriceSighting sighting_of(const Offer& offer, int64_t now_ms);

/// Judges the offer against `known`, the sightings before it (none after `now_ms`);
/// without an offer, the last price known.
Verdict judge(const PriceHistory& known, const std::optional<Offer>& offer, int64_t now_ms);

}  // namespace companion::price
