// Which of the prices that contributors report becomes public.
//
// What for: contributors can be wrong without meaning to (a personal price, a cached page, a list
// price read as the price) and on purpose. The nearest public system had to switch its crowd
// submissions off when honest but personal prices spoilt it; others suffer from waves of fresh
// keys.
//
// How: reports are grouped into cells (a series on a day). In a cell the exact price that holds
// most of the weight leads (tally.h); it is published when enough keys on enough networks are
// behind it, it has a clear share, the change is not too large for them, and nobody who is trusted
// was shouted down by a sudden crowd (decision.h). Otherwise the day is pending, or varies by
// shopper. A key's weight follows from how often the published price said the same (reputation.h).
// All numbers: consensus_rules.h.
//
// Invariants, held by tests/core/crowd:
//  - The outcome is a function of the log: replaying it gives the same, integers only, and the
//    order of reports within a day, and the values of ids, decide nothing.
//  - Closing day by day = replaying from the start. Removing a key from the log and replaying = it
//    never reported. So erasure and clean-up are one operation.
//  - No price is published that fewer keys or networks than `DayPoint::required` stand behind.
//  - A key is judged only by what was published without the need of its own vote, and one day
//    later: a price seen before or after a change of that day is no mistake. Reputations used on
//    a day are those of the evening before, so the order of series does not matter either.
//  - Keys without weight are counted nowhere and told nothing.
//
// Limits: keys are cheap, so whoever holds most of the networks and keys of a cell for long is its
// truth; what remains is to make that slow (probation, earned over many products), visible
// (pending, varies) and undone at once (replay). Above all, who joins many honest shoppers in a
// personal price that they share, and is honest elsewhere, is hardly told from them. The admission of
// new keys is the server's to limit. The share that survives is measured by scripts/simulate; see server/README.md.
//
// A caller closes a day when its reports are in (they are sent up to two days later). What is known
// of an open day is what a copy says that closes it early.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "crowd/consensus_rules.h"
#include "crowd/day_point.h"
#include "crowd/report.h"
#include "crowd/reputation.h"
#include "crowd/series_state.h"

namespace companion::crowd {

/// The consensus over all series up to the last closed day. A value: copies are independent.
class CrowdConsensus {
 public:
  explicit CrowdConsensus(const ConsensusRules& rules = {}) : rules_(rules) {}

  /// Takes in a day's reports, of all series and in any order, and decides the day. Days are
  /// closed in order; those without reports may be left out. Reports of another day than `day`,
  /// and days that are closed already, are ignored.
  void close_day(int64_t day, const std::vector<Report>& reports);

  /// What was decided about a series, in order of days; days without reports have no point.
  const std::vector<DayPoint>& points(SeriesId series) const;

  /// The product's category as last agreed on in a series; absent where nobody agreed on one.
  std::optional<int64_t> category(SeriesId series) const;

  /// What is known of a contributor; null when it never reported.
  const Reputation* reputation(ContributorId contributor) const;

  /// Contributors with a weight above 0 whose probation is over, on the last closed day.
  int64_t proven_contributors() const { return proven_; }

  friend bool operator==(const CrowdConsensus&, const CrowdConsensus&) = default;

 private:
  struct Series {
    SeriesState state;
    std::vector<DayPoint> points;

    friend bool operator==(const Series&, const Series&) = default;
  };

  void meet(const std::vector<Report>& reports, int64_t day);
  void count_proven(int64_t day);
  void judge_last_day();

  ConsensusRules rules_;
  std::map<SeriesId, Series> series_;
  Reputations reputations_;
  std::optional<int64_t> unjudged_day_;    ///< the last with reports, until it is judged
  std::vector<SeriesId> unjudged_series_;  ///< that had reports then
  std::optional<int64_t> last_day_;
  int64_t proven_ = 0;
};

/// The consensus of a whole log, in any order across days.
///   three contributors of two networks, each 1999 on day 20000 → points(…) has one, published
CrowdConsensus replay(const std::vector<Report>& log, const ConsensusRules& rules = {});

}  // namespace companion::crowd
