// Whether the votes of a day were right, seen from the day after.
#pragma once

#include <cstdint>
#include <vector>

#include "crowd/consensus_rules.h"
#include "crowd/day_point.h"
#include "crowd/tally.h"

namespace companion::crowd {

enum class Judgement {
  kAgreed,     ///< the published price, which others alone would have published
  kDisagreed,  ///< another price than the one published
  kNeither,    ///< nothing was published, it was needed, or the price changed around that day
};

/// Judges all votes of a cell, in their order, by the series' points up to the day after.
///   published 900, voted by four keys and more: 900 → agreed, 450 → disagreed
///   published 900, voted by the three keys it needs: 900 → neither, so that a ring earns nothing
///   published 900, on the day after 450: 450 → neither
/// Votes without weight are judged, too (a key can win its weight back), but help nobody to agree.
std::vector<Judgement> judge(const std::vector<WeighedVote>& votes,
                             const std::vector<DayPoint>& points, int64_t day,
                             const ConsensusRules& rules);

}  // namespace companion::crowd
