#include "seller/factor_parts.h"
#include "seller/factors.h"
#include "seller/score_rules.h"

namespace companion::seller {
namespace {

// positive share of votes → score: 96.4 % of 2,134 → 0.85; 100 % of 3 → 0.67; 97 % of 30,000 → 0.90;
// 88 % of 5,000 → 0.24
/// "0 %" of an unknown number of votes is what the shop prints until its data has come.
bool has_share(const LatestFacts& latest) {
  return latest.positive_percent && (latest.positive_percent->value > 0 || vote_count(latest));
}

std::optional<FactorValue> votes_value(const LatestFacts& latest) {
  if (!has_share(latest)) return std::nullopt;
  const auto& rules = score_rules().rating;
  const double votes = vote_count(latest).value_or(rules.votes_when_unknown);
  const double positive = votes * latest.positive_percent->value / 100;
  return value_on(rules.share_curve, estimate_share(positive, votes, rules.prior));
}

void add_votes(const LatestFacts& latest, Factor& factor) {
  const SentenceValue percent = decimal_value("percent", latest.positive_percent->value);
  const auto votes = vote_count(latest);
  const Seen<double>& seen = *latest.positive_percent;
  factor.evidence.push_back(
      votes ? evidence_of(seen, "positive_of_votes", {percent, count_value("count", static_cast<int64_t>(*votes + 0.5))})
            : evidence_of(seen, "positive_share", {percent}));
}

}  // namespace

std::optional<double> vote_count(const LatestFacts& latest) {
  if (const auto votes = recent_vote_count(latest)) return votes;
  if (!latest.feedback_count) return std::nullopt;
  return static_cast<double>(latest.feedback_count->value);
}

std::optional<double> recent_vote_count(const LatestFacts& latest) {
  if (!latest.positive_count) return std::nullopt;
  const auto positive = static_cast<double>(latest.positive_count->value);
  if (latest.neutral_count && latest.negative_count) {
    return positive + static_cast<double>(latest.neutral_count->value + latest.negative_count->value);
  }
  if (!latest.positive_percent || latest.positive_percent->value <= 0) return std::nullopt;
  return positive * 100 / latest.positive_percent->value;
}

Factor rating_factor(const LatestFacts& latest) {
  const auto& rules = score_rules().rating;
  Factor factor;
  std::vector<std::pair<FactorValue, double>> parts;
  if (const auto votes = votes_value(latest)) {
    parts.emplace_back(*votes, 1 - rules.stars_weight);
    add_votes(latest, factor);
  }
  for (const auto& [stars, code] : {std::pair(latest.stars, "store_stars"), std::pair(latest.described, "described_stars")}) {
    if (!stars) continue;
    parts.emplace_back(with_spread(score_on(rules.stars_curve, stars->value), rules.stars_spread), rules.stars_weight);
    factor.evidence.push_back(evidence_of(*stars, code, {decimal_value("stars", stars->value)}));
  }
  if (!parts.empty()) factor.value = mean_of(parts);
  return factor;
}

}  // namespace companion::seller
