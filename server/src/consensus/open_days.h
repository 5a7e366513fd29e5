// Decides the days that may still get reports, for one product, without remembering anything.
#pragma once

#include <cstdint>

#include "crowd/consensus_rules.h"
#include "store/consensus_store.h"

namespace companion::server {

/// The days after the last closed one, and the time of deciding.
struct OpenDays {
  int64_t first = 0;
  int64_t last = 0;
  int64_t now_ms = 0;
};

/// Decides a product's open days, on copies of its states, and its coupons, and writes them to the public
/// product, in place of what was said about them before.
void decide_open_days(ConsensusStore& store, ConsensusSession& session, ProductKey key,
                      const OpenDays& days, const Progress& progress,
                      const crowd::ConsensusRules& rules);

}  // namespace companion::server
