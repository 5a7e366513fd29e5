#include "seller/trust_score.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "seller/factor_parts.h"
#include "seller/score_rules.h"

namespace companion::seller {
namespace {

constexpr int64_t kDayMs = 86'400'000;
constexpr size_t kMostPoints = 200;
constexpr size_t kRating = 0;

double squared(double value) { return value * value; }

FactorValue weighed(const std::array<Factor, kFactors>& factors, double known) {
  double score = 0, below = 0, above = 0;
  for (size_t at = 0; at < kFactors; ++at) {
    const auto& value = factors[at].value;
    if (!value) continue;
    const double weight = factor_weight(at);
    score += weight / known * value->score;
    below += squared(weight * (value->score - value->low));
    above += squared(weight * (value->high - value->score));
  }
  const double unknown = squared((1 - known) * kQuantile95 * score_rules().unknown_spread);
  score = std::min(score, 1.0);  // the weights are no exact binary numbers
  return {score, std::max(0.0, score - std::sqrt(below + unknown)), std::min(1.0, score + std::sqrt(above + unknown))};
}

int64_t day_of(int64_t time_ms) { return (time_ms - (time_ms % kDayMs + kDayMs) % kDayMs) / kDayMs; }

/// What was known at the end of a day, and how it then stood.
std::optional<TrustPoint> point_on(const StoreFacts& facts, int64_t day) {
  StoreFacts then;
  int64_t last_ms = day * kDayMs;
  for (const StoreSighting& sighting : facts.sightings) {
    if (sighting.seen_ms && day_of(*sighting.seen_ms) > day) continue;
    then.sightings.push_back(sighting);
    if (sighting.seen_ms) last_ms = std::max(last_ms, *sighting.seen_ms);
  }
  then.now_ms = last_ms;
  const SellerTrust trust = judge_seller(then);
  if (!trust.score) return std::nullopt;
  return TrustPoint{last_ms, *trust.score, trust.coverage};
}

}  // namespace

double factor_weight(size_t factor) {
  const FactorWeights& weights = score_rules().weights;
  const double all[kFactors] = {weights.rating,         weights.sales_volume, weights.response_time,
                                weights.shipping_speed, weights.dispute_rate, weights.longevity,
                                weights.verification};
  return all[factor];
}

Recommendation recommendation_for(double score) {
  const ScoreRules& rules = score_rules();
  if (score >= rules.highly_recommended_from) return Recommendation::kHighlyRecommended;
  if (score >= rules.recommended_from) return Recommendation::kRecommended;
  return score >= rules.acceptable_from ? Recommendation::kAcceptable : Recommendation::kCaution;
}

SellerTrust judge_seller(const StoreFacts& facts) {
  const LatestFacts latest = latest_facts(facts);
  SellerTrust trust;
  trust.factors = {rating_factor(latest),
                   sales_volume_factor(latest),
                   response_time_factor(latest),
                   shipping_speed_factor(latest, facts.orders),
                   dispute_rate_factor(latest, facts.orders),
                   longevity_factor(latest, facts.now_ms),
                   verification_factor(latest)};
  for (size_t at = 0; at < kFactors; ++at) {
    if (trust.factors[at].value) trust.coverage += factor_weight(at);
  }
  if (!trust.factors[kRating].value || trust.coverage < score_rules().least_coverage) return trust;
  trust.score = weighed(trust.factors, trust.coverage);
  trust.recommendation = recommendation_for(trust.score->low);
  return trust;
}

std::vector<TrustPoint> trust_history(const StoreFacts& facts) {
  std::set<int64_t> days;
  for (const StoreSighting& sighting : facts.sightings) {
    if (sighting.seen_ms) days.insert(day_of(*sighting.seen_ms));
  }
  while (days.size() > kMostPoints) days.erase(days.begin());
  std::vector<TrustPoint> points;
  for (const int64_t day : days) {
    if (const auto point = point_on(facts, day)) points.push_back(*point);
  }
  return points;
}

}  // namespace companion::seller
