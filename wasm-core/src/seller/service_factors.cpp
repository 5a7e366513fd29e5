#include <algorithm>

#include "seller/factor_parts.h"
#include "seller/factors.h"
#include "seller/score_rules.h"

namespace companion::seller {
namespace {

struct OrderCounts {
  int64_t finished = 0;
  int64_t in_time = 0;
  int64_t trouble = 0;
};

OrderCounts count_orders(const std::vector<StoreOrder>& orders) {
  OrderCounts counts;
  for (const StoreOrder& order : orders) {
    if (order.outcome == OrderOutcome::kOpen) continue;
    ++counts.finished;
    counts.in_time += order.outcome == OrderOutcome::kDelivered;
    counts.trouble += order.outcome != OrderOutcome::kDelivered && order.outcome != OrderOutcome::kLate;
  }
  return counts;
}

FactorValue stars_value(double stars, double spread) {
  return with_spread(score_on(score_rules().rating.stars_curve, stars), spread);
}

Evidence own_orders(const char* code, int64_t part, int64_t all) {
  return {{code, {count_value("count", part), count_value("all", all)}}, "orders", std::nullopt};
}

/// Negative votes beside the others of the same count; absent below the least number.
std::optional<FactorValue> negative_votes(const LatestFacts& latest, Factor& factor) {
  const auto& rules = score_rules().dispute_rate;
  const auto votes = recent_vote_count(latest);
  if (!latest.negative_count || !votes || *votes < static_cast<double>(rules.least_votes)) return std::nullopt;
  const double negative = std::min(*votes, static_cast<double>(latest.negative_count->value));
  factor.evidence.push_back(evidence_of(*latest.negative_count, "negative_votes",
                                        {decimal_value("percent", 100 * negative / *votes)}));
  return with_spread(score_on(rules.negative_curve, negative / *votes), rules.negative_spread);
}

}  // namespace

// stars → score: 3.5→0.00, 4.2→0.20, 4.5→0.50, 4.7→0.75, 4.9→0.95, 5→1.00
Factor response_time_factor(const LatestFacts& latest) {
  Factor factor;
  if (!latest.communication) return factor;
  const double stars = latest.communication->value;
  factor.value = stars_value(stars, score_rules().response_spread);
  factor.evidence.push_back(evidence_of(*latest.communication, "communication_stars", {decimal_value("stars", stars)}));
  return factor;
}

// own orders in time → score: 10 of 10 → 0.81, 5 of 10 → 0.29; promised days → score: 7→0.90, 15→0.70, 30→0.40
Factor shipping_speed_factor(const LatestFacts& latest, const std::vector<StoreOrder>& orders) {
  const auto& rules = score_rules().shipping_speed;
  Factor factor;
  std::vector<std::pair<FactorValue, double>> parts;
  if (latest.shipping) {
    parts.emplace_back(stars_value(latest.shipping->value, rules.stars_spread), 1);
    factor.evidence.push_back(evidence_of(*latest.shipping, "shipping_stars", {decimal_value("stars", latest.shipping->value)}));
  }
  if (const OrderCounts counts = count_orders(orders); counts.finished > 0) {
    const auto share = estimate_share(static_cast<double>(counts.in_time), static_cast<double>(counts.finished), rules.prior);
    parts.emplace_back(value_on(rules.on_time_curve, share), 1);
    factor.evidence.push_back(own_orders("own_in_time", counts.in_time, counts.finished));
  }
  if (latest.promised_days) {
    const auto days = static_cast<double>(latest.promised_days->value);
    parts.emplace_back(with_spread(score_on(rules.promised_days_curve, days), rules.promised_spread), 0.5);
    factor.evidence.push_back(evidence_of(*latest.promised_days, "promised_days", {count_value("days", latest.promised_days->value)}));
  }
  if (!parts.empty()) factor.value = mean_of(parts);
  return factor;
}

// own orders with trouble → score: 0 of 3 → 0.82, 3 of 3 → 0.21; negative votes → score: 1 % → 0.90, 4 % → 0.50
Factor dispute_rate_factor(const LatestFacts& latest, const std::vector<StoreOrder>& orders) {
  const auto& rules = score_rules().dispute_rate;
  Factor factor;
  const OrderCounts counts = count_orders(orders);
  if (counts.finished >= rules.least_orders) {
    const auto share = estimate_share(static_cast<double>(counts.trouble), static_cast<double>(counts.finished), rules.prior);
    factor.value = value_on(rules.trouble_curve, share);
    factor.evidence.push_back(own_orders("own_trouble", counts.trouble, counts.finished));
  } else {
    factor.value = negative_votes(latest, factor);
  }
  return factor;
}

}  // namespace companion::seller
