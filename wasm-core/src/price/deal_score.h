// The deal score: how good a price is, measured against the product's own history.
//
// Each signal falls or stays as the price rises, and so does the score: a lower price can
// never score worse (property-tested). Weights and cut-offs: rules/weights/deal.json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "companion/history.h"
#include "price/deal_weights.h"

namespace companion::price {

/// One signal of the score with what it rests on.
struct DealTerm {
  std::string signal;   ///< its name in deal.json
  int64_t percent = 0;  ///< the measured value
  int64_t weight = 0;
  int64_t points = 0;           ///< share of the score, rounded on its own, 0–weight
  int64_t reference_minor = 0;  ///< the price compared with
  int64_t from_ms = 0;          ///< where that price was found
  int64_t to_ms = 0;
};

struct DealScore {
  int64_t score = 0;  ///< 0–100
  std::string label;
  std::vector<DealTerm> terms;
};

/// Scores `price_minor` against a history that ends at or before `now_ms`; absent when
/// nothing in it could be bought.
///
/// Always 1000, now 1000: above_lowest 0 % → 35, below_typical 0 % → 17.8, time_dearer
/// 0 % → 0, in all 53 "fair". The same history, now 750: 35 + 40 + 25 = 100 "great"; now
/// 1250: 0 + 0 + 0 = 0 "poor".
std::optional<DealScore> deal_score(const PriceHistory& history, int64_t price_minor,
                                    int64_t now_ms, const DealWeights& weights);

}  // namespace companion::price
