// Decides a day for good: what wasm-core/src/crowd/consensus.h does in memory, over stored states.
#pragma once

#include <cstdint>

#include "crowd/consensus_rules.h"
#include "store/consensus_store.h"

namespace companion::server {

/// Closes one day, later than all closed before, in one session: votes are taken in, every series
/// with reports is decided, the day before is judged, the progress saved. With the current states the
/// decisions are written to the public products; the base only remembers.
/// Throws std::runtime_error when the storage fails; then nothing has changed.
void close_day(ConsensusStore& store, StateSet set, int64_t day,
               const crowd::ConsensusRules& rules);

}  // namespace companion::server
