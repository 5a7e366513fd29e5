#include "crowd/reputation.h"

namespace companion::crowd {
namespace {

constexpr int64_t kFull = 1000;

/// Divides rounding up, so that a disagreement never takes nothing.
int64_t divide_up(int64_t amount, int64_t divisor) {
  return (amount + divisor - 1) / divisor;
}

}  // namespace

Reputation new_reputation(int64_t day, const ConsensusRules& rules) {
  return {day, rules.first_standing, 0, {}};
}

bool is_proven(const Reputation& reputation, int64_t day, const ConsensusRules& rules) {
  return day - reputation.first_day >= rules.probation_days &&
         reputation.agreements >= rules.probation_agreements;
}

int64_t key_weight(const Reputation& reputation, int64_t day, const ConsensusRules& rules) {
  if (reputation.standing < rules.no_weight_below) return 0;
  const int64_t trusted = is_proven(reputation, day, rules) ? kFull : rules.probation_permille;
  if (reputation.standing >= rules.full_weight_from) return trusted;
  return trusted * (reputation.standing - rules.no_weight_below) /
         (rules.full_weight_from - rules.no_weight_below);
}

void add_agreement(Reputation& reputation, SeriesId series, const ConsensusRules& rules) {
  reputation.standing += (kFull - reputation.standing) / rules.agreement_divisor;
  if (reputation.agreements >= rules.probation_agreements) return;
  int64_t& in_series = reputation.agreements_in[series];
  if (in_series >= rules.agreements_per_series) return;
  ++in_series;
  if (++reputation.agreements >= rules.probation_agreements) reputation.agreements_in.clear();
}

void add_disagreement(Reputation& reputation, const ConsensusRules& rules) {
  reputation.standing -= divide_up(reputation.standing, rules.disagreement_divisor);
}

}  // namespace companion::crowd
