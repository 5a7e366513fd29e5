// One series between two days: all that the consensus keeps of it.
//
// Whoever stores series (the server) loads a state, takes a day in, decides it, and saves the
// state; CrowdConsensus does the same for all series in memory.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "crowd/consensus_rules.h"
#include "crowd/day_point.h"
#include "crowd/decision.h"
#include "crowd/judgement.h"
#include "crowd/report.h"
#include "crowd/reputation.h"
#include "crowd/tally.h"

namespace companion::crowd {

struct VotesOfDay {
  int64_t day = 0;
  std::vector<Vote> votes;

  friend bool operator==(const VotesOfDay&, const VotesOfDay&) = default;
};

struct SeriesState {
  std::vector<VotesOfDay> recent;  ///< the days that may be carried or judged, newest last
  std::vector<DayPoint> points;    ///< of the same days
  SeriesMemory memory;

  friend bool operator==(const SeriesState&, const SeriesState&) = default;
};

/// A vote and what came of it.
struct JudgedVote {
  ContributorId contributor = 0;
  Judgement judgement = Judgement::kNeither;
};

/// Takes in a series' reports of a day that is later than all before, and decides it. `reputations`
/// must know every contributor of the reports and of the recent votes. Absent as in decide_day.
std::optional<DayPoint> close_series_day(SeriesState& state, int64_t day,
                                  const std::vector<Report>& reports,
                                  const Reputations& reputations, bool is_mature,
                                  const ConsensusRules& rules);

/// Judges the votes of a day, by the points up to the day after.
std::vector<JudgedVote> judge_series_day(const SeriesState& state, int64_t day,
                                  const Reputations& reputations, const ConsensusRules& rules);

}  // namespace companion::crowd
