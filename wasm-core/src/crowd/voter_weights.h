// How much those who vote on one question weigh together: neither a network nor a flood of new keys may
// weigh more than its share.
#pragma once

#include <cstdint>
#include <vector>

#include "crowd/consensus_rules.h"
#include "crowd/report.h"

namespace companion::crowd {

/// One contributor's weight in a vote.
struct VoterWeight {
  NetworkId network = 0;
  int64_t weight = 0;  ///< what key_weight() gives
  bool proven = false;
};

/// First a network's weight is cut to `network_weight`, then, where proven keys could publish alone, that of
/// all keys on probation to `probation_together_permille` of the proven ones'. In proportion, down.
///   three keys of one network, 1000 each → 500 each
///   three proven keys (1000 each), ten on probation (500 each) of other networks → these 150 each
void limit_weights(std::vector<VoterWeight>& voters, const ConsensusRules& rules);

}  // namespace companion::crowd
