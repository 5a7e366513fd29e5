#include "crowd/voter_weights.h"

#include <map>
#include <set>

namespace companion::crowd {
namespace {

void limit_networks(std::vector<VoterWeight>& voters, const ConsensusRules& rules) {
  std::map<NetworkId, int64_t> together;
  for (const VoterWeight& each : voters) together[each.network] += each.weight;
  for (VoterWeight& each : voters) {
    const int64_t weight = together[each.network];
    if (weight > rules.network_weight) each.weight = each.weight * rules.network_weight / weight;
  }
}

void limit_probation(std::vector<VoterWeight>& voters, const ConsensusRules& rules) {
  int64_t proven_weight = 0;
  int64_t probation_weight = 0;
  int64_t proven_keys = 0;
  std::set<NetworkId> networks;
  for (const VoterWeight& each : voters) {
    (each.proven ? proven_weight : probation_weight) += each.weight;
    if (!each.proven) continue;
    ++proven_keys;
    networks.insert(each.network);
  }
  if (proven_keys < rules.publish.keys) return;
  if (static_cast<int64_t>(networks.size()) < rules.publish.networks) return;
  const int64_t limit = proven_weight * rules.probation_together_permille / 1000;
  if (probation_weight <= limit) return;
  for (VoterWeight& each : voters) {
    if (!each.proven) each.weight = each.weight * limit / probation_weight;
  }
}

}  // namespace

void limit_weights(std::vector<VoterWeight>& voters, const ConsensusRules& rules) {
  limit_networks(voters, rules);
  limit_probation(voters, rules);
}

}  // namespace companion::crowd
