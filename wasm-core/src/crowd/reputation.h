// How much a contributor's word weighs: from how often the published price said the same.
#pragma once

#include <cstdint>
#include <map>

#include "crowd/consensus_rules.h"
#include "crowd/report.h"

namespace companion::crowd {

/// What is remembered of a key. Nobody outside is told: a key that lost its weight is treated in
/// silence, so that its owner does not learn when to take a new one.
struct Reputation {
  int64_t first_day = 0;   ///< of its first report
  int64_t standing = 0;    ///< 0 … 1000; old agreements fade in it as new ones come
  int64_t agreements = 0;  ///< towards the end of probation
  std::map<SeriesId, int64_t> agreements_in;  ///< of them, until probation needs no more

  friend bool operator==(const Reputation&, const Reputation&) = default;
};

/// What is known of every contributor.
using Reputations = std::map<ContributorId, Reputation>;

/// A key at its first report.
Reputation new_reputation(int64_t day, const ConsensusRules& rules);

/// Whether a key's probation is over on a day. 14 days and 20 agreements → yes; 14 and 19 → no.
bool is_proven(const Reputation& reputation, int64_t day, const ConsensusRules& rules);

/// 0 … 1000. Proven with standing 700 → 1000, with 350 → 500, with 199 → 0; half on probation.
int64_t key_weight(const Reputation& reputation, int64_t day, const ConsensusRules& rules);

/// Standing 600 → 666; an agreement towards the end of probation, three of a series at most.
void add_agreement(Reputation& reputation, SeriesId series, const ConsensusRules& rules);

/// Standing 1000 → 666 → 444 → 296 → 197.
void add_disagreement(Reputation& reputation, const ConsensusRules& rules);

}  // namespace companion::crowd
