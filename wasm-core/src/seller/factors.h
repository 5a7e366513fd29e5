// The seven factors of a seller's score: each a function of the newest facts, with what it rests on.
// A factor of which nothing is known has no value.
#pragma once

#include <optional>
#include <vector>

#include "seller/evidence.h"
#include "seller/latest_facts.h"
#include "seller/store_facts.h"

namespace companion::seller {

struct FactorValue {
  double score;      ///< 0–1
  double low, high;  ///< 5 % and 95 % quantiles; score lies between
};

struct Factor {
  std::optional<FactorValue> value;
  std::vector<Evidence> evidence;
};

/// Votes, as a share pulled towards the usual one while they are few; with stars for the store or for
/// goods being as described beside them.
Factor rating_factor(const LatestFacts& latest);

/// The best of what votes, orders, followers and one product's sales say about the store's size.
Factor sales_volume_factor(const LatestFacts& latest);

/// Stars for communication.
Factor response_time_factor(const LatestFacts& latest);

/// Stars for shipping, own orders that came in time, and what is promised: their mean.
Factor shipping_speed_factor(const LatestFacts& latest, const std::vector<StoreOrder>& orders);

/// Own orders that were disputed, refunded or lost, from some orders on; else negative votes.
Factor dispute_rate_factor(const LatestFacts& latest, const std::vector<StoreOrder>& orders);

/// How long the store exists; unknown without a present day, and where it opens only later.
Factor longevity_factor(const LatestFacts& latest, std::optional<int64_t> now_ms);

/// What the shop itself vouches for. That it does not says nothing: then the factor is unknown.
Factor verification_factor(const LatestFacts& latest);

/// The votes of the months that the share of positive ones is about: all three kinds counted, else as
/// the positive ones and their share make them; absent when neither is known. (The positive ones of
/// these months beside the votes of all time are no share: pages with 98.2 % hold 15,138 and 256,429.)
std::optional<double> recent_vote_count(const LatestFacts& latest);

/// The same, or where they are not known the votes of all time.
std::optional<double> vote_count(const LatestFacts& latest);

}  // namespace companion::seller
