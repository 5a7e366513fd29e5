#include "seller/trust_words.h"

#include <cmath>

#include "seller/latest_facts.h"
#include "seller/score_rules.h"

namespace companion::seller {
namespace {

constexpr int64_t kDayMs = 86'400'000;
constexpr int64_t kNewStoreDays = 365;
constexpr double kMostlyKnown = 0.7;
constexpr std::string_view kLabels[] = {"label_highly_recommended", "label_recommended", "label_acceptable",
                                        "label_caution"};

int64_t percent_of(double share) { return std::llround(100 * share); }

void add_inflated(const StoreFacts& facts, std::vector<Sentence>& reasons) {
  if (!facts.crowd || !facts.crowd->sale_claims || !facts.crowd->inflated_claims) return;
  const int64_t claims = *facts.crowd->sale_claims, inflated = *facts.crowd->inflated_claims;
  const ScoreRules& rules = score_rules();
  if (claims < rules.inflated_least_claims || inflated > claims) return;
  if (static_cast<double>(inflated) < rules.inflated_share * static_cast<double>(claims)) return;
  reasons.push_back({"inflated_sales", {count_value("count", inflated), count_value("all", claims)}});
}

void add_own_problems(const StoreFacts& facts, std::vector<Sentence>& reasons) {
  int64_t trouble = 0;
  for (const StoreOrder& order : facts.orders) {
    trouble += order.outcome == OrderOutcome::kDisputed || order.outcome == OrderOutcome::kRefunded ||
               order.outcome == OrderOutcome::kLost;
  }
  if (trouble > 0) reasons.push_back({"own_problems", {count_value("count", trouble)}});
}

void add_votes(const LatestFacts& latest, std::vector<Sentence>& reasons) {
  if (!latest.positive_percent) return;
  const auto votes = vote_count(latest);
  if (!votes) {
    reasons.push_back({"votes_unknown", {}});
  } else if (*votes < score_rules().rating.few_votes) {
    reasons.push_back({"few_votes", {count_value("count", std::llround(*votes))}});
  }
}

void add_age(const LatestFacts& latest, const StoreFacts& facts, std::vector<Sentence>& reasons) {
  const auto now_ms = facts.now_ms ? facts.now_ms : latest.newest_ms;
  if (!now_ms) return;
  const int64_t today = *now_ms / kDayMs;
  if (latest.opened_day && today >= latest.opened_day->value && today - latest.opened_day->value < kNewStoreDays) {
    reasons.push_back({"new_store", {count_value("days", today - latest.opened_day->value)}});
  }
  if (latest.newest_ms && today - *latest.newest_ms / kDayMs >= score_rules().stale_days) {
    reasons.push_back({"old_facts", {count_value("days", today - *latest.newest_ms / kDayMs)}});
  }
}

/// The best and the worst of the known factors, the weightier first where two are equal.
std::pair<size_t, size_t> extremes_of(const SellerTrust& trust) {
  size_t best = kFactors, worst = kFactors;
  for (size_t at = 0; at < kFactors; ++at) {
    const auto& value = trust.factors[at].value;
    if (!value) continue;
    if (best == kFactors || value->score > trust.factors[best].value->score) best = at;
    if (worst == kFactors || value->score < trust.factors[worst].value->score) worst = at;
  }
  return {best, worst};
}

std::string factor_name(size_t factor, std::string_view locale) {
  return sentence_text({"factor_" + std::string(kFactorNames[factor]), {}}, locale);
}

std::string missing_names(const SellerTrust& trust, std::string_view locale) {
  std::string names;
  for (size_t at = 0; at < kFactors; ++at) {
    if (trust.factors[at].value) continue;
    if (!names.empty()) names += sentence_text({"comma", {}}, locale);
    names += factor_name(at, locale);
  }
  return names;
}

SentenceValue words(std::string_view name, std::string text) { return {std::string(name), std::move(text), false}; }

}  // namespace

std::vector<Sentence> reasons_of(const SellerTrust& trust, const StoreFacts& facts) {
  const LatestFacts latest = latest_facts(facts);
  std::vector<Sentence> reasons;
  add_own_problems(facts, reasons);
  add_inflated(facts, reasons);
  add_votes(latest, reasons);
  add_age(latest, facts, reasons);
  if (!trust.score) return reasons;
  if (trust.coverage < kMostlyKnown) reasons.push_back({"little_known", {count_value("percent", percent_of(trust.coverage))}});
  if (recommendation_for(trust.score->score) != *trust.recommendation) reasons.push_back({"cautious_end", {}});
  return reasons;
}

std::string trust_text(const SellerTrust& trust, std::string_view locale) {
  if (!trust.score) {
    return sentence_text({"no_score", {words("names", missing_names(trust, locale))}}, locale);
  }
  const auto label = static_cast<size_t>(*trust.recommendation);
  std::string text = sentence_text({std::string(kLabels[label]),
                                    {count_value("score", percent_of(trust.score->score)),
                                     count_value("low", percent_of(trust.score->low)),
                                     count_value("high", percent_of(trust.score->high))}},
                                   locale);
  const auto [best, worst] = extremes_of(trust);
  if (best == worst) return text;
  text += sentence_text({"between_sentences", {}}, locale);
  return text + sentence_text({"best_and_worst", {words("best", factor_name(best, locale)), words("worst", factor_name(worst, locale))}}, locale);
}

}  // namespace companion::seller
