#include <algorithm>
#include <cmath>

#include "seller/factor_parts.h"
#include "seller/factors.h"
#include "seller/score_rules.h"

namespace companion::seller {
namespace {

double on_log(const Curve& curve, double count) { return score_on(curve, std::log10(std::max(1.0, count))); }

/// The best of each of the three, so that more of anything lowers none of them.
void take_best(const FactorValue& value, Factor& factor) {
  const FactorValue known = factor.value.value_or(value);
  factor.value = FactorValue{std::max(known.score, value.score), std::max(known.low, value.low),
                             std::max(known.high, value.high)};
}

void take_count(const std::optional<Seen<int64_t>>& count, const char* code, const Curve& curve, double spread, Factor& factor) {
  if (!count) return;
  take_best(with_spread(on_log(curve, static_cast<double>(count->value)), spread), factor);
  factor.evidence.push_back(evidence_of(*count, code, {count_value("count", count->value)}));
}

}  // namespace

// votes → score: 0→0, 10→0.20, 100→0.45, 1,000→0.70, 10,000→0.90, 100,000→1.00
// followers → score: 100→0.25, 1,000→0.50, 18,230→0.75, 100,000→0.90
Factor sales_volume_factor(const LatestFacts& latest) {
  const auto& rules = score_rules().sales_volume;
  Factor factor;
  std::optional<Seen<int64_t>> votes = latest.feedback_count;
  if (const auto recent = recent_vote_count(latest); recent && !votes) {
    votes = *latest.positive_count;
    votes->value = std::llround(*recent);
  }
  take_count(votes, "votes", rules.votes_curve, rules.spread, factor);
  take_count(latest.orders_90_days, "orders_90_days", rules.orders_curve, rules.spread, factor);
  take_count(latest.followers, "followers", rules.followers_curve, rules.indirect_spread, factor);
  take_count(latest.product_sold, "product_sold", rules.orders_curve, rules.indirect_spread, factor);
  return factor;
}

}  // namespace companion::seller
