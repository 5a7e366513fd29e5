#include "price/deal_score.h"

#include <algorithm>

#include "price/held_price.h"
#include "price/rounding.h"
#include "price/statistics.h"

namespace companion::price {
namespace {

/// Percent of the known time within a year in which the price was above `price_minor`.
int64_t time_dearer_percent(const std::vector<HeldPrice>& held, int64_t price_minor,
                            int64_t from_ms, int64_t to_ms) {
  int64_t known_ms = 0;
  int64_t dearer_ms = 0;
  for (auto it = held.rbegin(); it != held.rend() && it->to_ms > from_ms; ++it) {
    const int64_t time_ms = overlap_ms(*it, from_ms, to_ms);
    known_ms += time_ms;
    if (it->price_minor > price_minor) dearer_ms += time_ms;
  }
  return known_ms == 0 ? 0 : divide_rounded(Wide{dearer_ms} * 100, known_ms);
}

std::string label_of(int64_t score, const std::vector<ScoreLabel>& labels) {
  for (const ScoreLabel& row : labels) {
    if (score >= row.from_score) return row.label;
  }
  return labels.back().label;
}

/// Σ weight × strength ÷ Σ weight, as 0–100; fills in each term's share of it.
int64_t weigh(std::vector<DealTerm>& terms, const std::vector<SignalWeight>& weights) {
  int64_t weight_sum = 0;
  for (const SignalWeight& weight : weights) weight_sum += weight.weight;
  int64_t strength_sum = 0;
  for (size_t i = 0; i < terms.size(); ++i) {
    const int64_t strength = weights[i].weight * weights[i].strength_permille(terms[i].percent);
    terms[i].weight = weights[i].weight;
    terms[i].points = divide_rounded(strength, 10 * weight_sum);
    strength_sum += strength;
  }
  return divide_rounded(strength_sum, 10 * weight_sum);
}

}  // namespace

std::optional<DealScore> deal_score(const PriceHistory& history, int64_t price_minor,
                                    int64_t now_ms, const DealWeights& weights) {
  const std::optional<PriceStatistics> stats = price_statistics(history, now_ms);
  if (!stats) return std::nullopt;
  const std::vector<HeldPrice> held = held_prices(history, now_ms);
  const int64_t year_ms = now_ms - kTypicalWindowMs;
  const int64_t from_ms = std::max(year_ms, stats->first_seen_ms);

  DealScore result;
  result.terms = {
      {"above_lowest", -percent_below(stats->lowest.price_minor, price_minor), 0, 0,
       stats->lowest.price_minor, stats->lowest.time_ms, stats->lowest.time_ms},
      {"below_typical", percent_below(stats->typical_minor, price_minor), 0, 0,
       stats->typical_minor, from_ms, now_ms},
      {"time_dearer", time_dearer_percent(held, price_minor, year_ms, now_ms), 0, 0, price_minor,
       from_ms, now_ms},
  };
  result.score =
      weigh(result.terms, {weights.above_lowest, weights.below_typical, weights.time_dearer});
  result.label = label_of(result.score, weights.labels);
  return result;
}

}  // namespace companion::price
