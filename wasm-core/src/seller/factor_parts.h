// What the factors are put together from.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "seller/curve.h"
#include "seller/factors.h"
#include "seller/share_estimate.h"

namespace companion::seller {

/// A normal distribution's 95 % quantile, in standard deviations.
constexpr double kQuantile95 = 1.6449;

/// A score with a standard deviation, cut off at 0 and 1.
inline FactorValue with_spread(double score, double spread) {
  return {score, std::max(0.0, score - kQuantile95 * spread), std::min(1.0, score + kQuantile95 * spread)};
}

/// The mean of values by their weights, which are above 0. Their ends are averaged as well: what is
/// said of the same thing twice is not independent, so the interval does not shrink.
inline FactorValue mean_of(const std::vector<std::pair<FactorValue, double>>& parts) {
  FactorValue sum{0, 0, 0};
  double weights = 0;
  for (const auto& [value, weight] : parts) {
    sum.score += weight * value.score;
    sum.low += weight * value.low;
    sum.high += weight * value.high;
    weights += weight;
  }
  return {sum.score / weights, sum.low / weights, sum.high / weights};
}

template <typename T>
Evidence evidence_of(const Seen<T>& seen, std::string code, std::vector<SentenceValue> values) {
  return {{std::move(code), std::move(values)}, seen.source, seen.seen_ms};
}

/// A share's score by a curve that rises, or by one that falls (then the ends change places).
inline FactorValue value_on(const Curve& curve, const ShareEstimate& share) {
  const double at_low = score_on(curve, share.low), at_high = score_on(curve, share.high);
  return {score_on(curve, share.mean), std::min(at_low, at_high), std::max(at_low, at_high)};
}

}  // namespace companion::seller
