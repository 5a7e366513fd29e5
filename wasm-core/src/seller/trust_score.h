// The score of a seller: the seven factors weighed, with an interval that says how sure it is.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "seller/factors.h"
#include "seller/store_facts.h"

namespace companion::seller {

/// The factors in the order of kFactorNames.
constexpr size_t kFactors = 7;
constexpr std::array<std::string_view, kFactors> kFactorNames = {
    "rating", "sales_volume", "response_time", "shipping_speed", "dispute_rate", "longevity", "verification"};

enum class Recommendation { kHighlyRecommended, kRecommended, kAcceptable, kCaution };

struct SellerTrust {
  std::array<Factor, kFactors> factors;
  double coverage = 0;                     ///< share of the weights whose factors are known
  std::optional<FactorValue> score;        ///< absent when too little is known
  std::optional<Recommendation> recommendation;  ///< by the lower end; present with the score
};

/// What a factor counts, of all seven together 1.
double factor_weight(size_t factor);

/// The weighted mean of the factors that are known, their weights made to add up to 1. Its interval:
/// the factors' own, taken as independent, and on top what the factors that are not known may come to
/// (`unknown_spread` for their share of the weights), so that knowing less widens it. No score without
/// the rating, or below `least_coverage`.
SellerTrust judge_seller(const StoreFacts& facts);

/// The label for a lower end or a score, 0–1.
Recommendation recommendation_for(double score);

/// A seller's score as it was known on a day.
struct TrustPoint {
  int64_t seen_ms;  ///< the day's last sighting
  FactorValue score;
  double coverage;
};

/// The score as of each day on which something was seen and enough was known, by pages alone; the latest
/// 200, oldest first.
std::vector<TrustPoint> trust_history(const StoreFacts& facts);

}  // namespace companion::seller
