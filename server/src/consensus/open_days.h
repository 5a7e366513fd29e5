// Decides the days that may still get reports, for one product, without remembering anything.
#pragma once

#include <cstdint>

#include "crowd/consensus_rules.h"
#include "store/consensus_store.h"

namespace companion::server {

/// Decides a product's days from the one after the last closed day on, on copies of its states, and
/// writes them to the public product, in place of what was said about them before.
void decide_open_days(ConsensusStore& store, ConsensusSession& session, ProductKey key,
                      int64_t first_day, int64_t last_day, const Progress& progress,
                      const crowd::ConsensusRules& rules);

}  // namespace companion::server
