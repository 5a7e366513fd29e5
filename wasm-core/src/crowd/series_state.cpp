#include "crowd/series_state.h"

#include <algorithm>
#include <map>

namespace companion::crowd {
namespace {

/// Every contributor's latest vote of the days from … to, weighed as on the latter.
std::vector<WeighedVote> weighed_votes(const SeriesState& state, int64_t from_day, int64_t day,
                                       const Reputations& reputations,
                                       const ConsensusRules& rules) {
  std::map<ContributorId, Vote> latest;
  for (const VotesOfDay& of_day : state.recent) {
    if (of_day.day < from_day || of_day.day > day) continue;
    for (const Vote& vote : of_day.votes) latest[vote.contributor] = vote;
  }
  std::vector<WeighedVote> weighed;
  for (const auto& [contributor, vote] : latest) {
    const Reputation& reputation = reputations.at(contributor);
    weighed.push_back(
        {vote, key_weight(reputation, day, rules), is_proven(reputation, day, rules)});
  }
  return weighed;
}

/// The day's votes, with those of as many days before as it takes to have enough.
Tally tally_of(const SeriesState& state, int64_t day, const Reputations& reputations,
               const ConsensusRules& rules) {
  Tally tally;
  for (int64_t days = 1; days <= std::max<int64_t>(rules.carry_days, 1); ++days) {
    tally =
        count_votes(weighed_votes(state, day - days + 1, day, reputations, rules), day, rules);
    if (tally.keys >= rules.publish.keys && tally.networks >= rules.publish.networks) break;
  }
  return tally;
}

}  // namespace

std::optional<DayPoint> close_series_day(SeriesState& state, int64_t day,
                                  const std::vector<Report>& reports,
                                  const Reputations& reputations, bool is_mature,
                                  const ConsensusRules& rules) {
  // The last day's votes are judged after this one is decided, by the points around it.
  const int64_t kept_from = day - std::max<int64_t>(rules.carry_days, 3) + 1;
  const auto is_old = [kept_from](const auto& of_day) { return of_day.day < kept_from; };
  std::erase_if(state.recent, is_old);
  std::erase_if(state.points, is_old);
  state.recent.push_back({day, votes_of(reports)});
  const Tally tally = tally_of(state, day, reputations, rules);
  const auto point = decide_day(tally, day, is_mature, state.memory, rules);
  if (point) state.points.push_back(*point);
  if (point && tally.category && is_enough(tally.category->backing, is_mature, rules)) {
    state.memory.category_id = tally.category->category_id;
  }
  return point;
}

std::vector<JudgedVote> judge_series_day(const SeriesState& state, int64_t day,
                                  const Reputations& reputations, const ConsensusRules& rules) {
  const auto votes = weighed_votes(state, day, day, reputations, rules);
  const auto judgements = judge(votes, state.points, day, rules);
  std::vector<JudgedVote> judged;
  judged.reserve(votes.size());
  for (size_t i = 0; i < votes.size(); ++i) {
    judged.push_back({votes[i].vote.contributor, judgements[i]});
  }
  return judged;
}

}  // namespace companion::crowd
