#include "crowd/consensus.h"

#include <algorithm>

#include "crowd/judgement.h"

namespace companion::crowd {
namespace {

std::map<SeriesId, std::vector<Report>> by_series(const std::vector<Report>& reports, int64_t day) {
  std::map<SeriesId, std::vector<Report>> grouped;
  for (const Report& report : reports) {
    if (day_of(report.observed_at_ms) == day) grouped[report.series].push_back(report);
  }
  return grouped;
}

}  // namespace

void CrowdConsensus::close_day(int64_t day, const std::vector<Report>& reports) {
  if (last_day_ && day <= *last_day_) return;
  // After a gap nothing can excuse the last day's votes any more.
  if (unjudged_day_ && *unjudged_day_ < day - 1) judge_last_day();
  meet(reports, day);
  count_proven(day);
  std::vector<SeriesId> decided;
  for (auto& [id, of_series] : by_series(reports, day)) {
    Series& series = series_[id];
    series.recent.push_back({day, votes_of(of_series)});
    // One day more than is carried: the last day's votes are judged after this one is decided.
    const int64_t kept_from = day - std::max<int64_t>(rules_.carry_days, 2) + 1;
    while (series.recent.front().day < kept_from) series.recent.pop_front();
    decide(series, day);
    decided.push_back(id);
  }
  judge_last_day();
  last_day_ = day;
  if (decided.empty()) return;
  unjudged_day_ = day;
  unjudged_series_ = std::move(decided);
}

void CrowdConsensus::meet(const std::vector<Report>& reports, int64_t day) {
  for (const Report& report : reports) {
    if (day_of(report.observed_at_ms) != day) continue;
    reputations_.try_emplace(report.contributor, new_reputation(day, rules_));
  }
}

void CrowdConsensus::count_proven(int64_t day) {
  proven_ = std::count_if(reputations_.begin(), reputations_.end(), [&](const auto& entry) {
    return is_proven(entry.second, day, rules_) && key_weight(entry.second, day, rules_) > 0;
  });
}

std::vector<WeighedVote> CrowdConsensus::weighed_votes(const Series& series, int64_t from_day,
                                                       int64_t day) const {
  std::map<ContributorId, Vote> latest;
  for (const VotesOfDay& of_day : series.recent) {
    if (of_day.day < from_day || of_day.day > day) continue;
    for (const Vote& vote : of_day.votes) latest[vote.contributor] = vote;
  }
  std::vector<WeighedVote> weighed;
  for (const auto& [contributor, vote] : latest) {
    const Reputation& reputation = reputations_.at(contributor);
    weighed.push_back(
        {vote, key_weight(reputation, day, rules_), is_proven(reputation, day, rules_)});
  }
  return weighed;
}

Tally CrowdConsensus::tally_of(const Series& series, int64_t day) const {
  Tally tally;
  for (int64_t days = 1; days <= std::max<int64_t>(rules_.carry_days, 1); ++days) {
    tally = count_votes(weighed_votes(series, day - days + 1, day), day, rules_);
    if (tally.keys >= rules_.publish.keys && tally.networks >= rules_.publish.networks) break;
  }
  return tally;
}

void CrowdConsensus::decide(Series& series, int64_t day) {
  const bool is_mature = proven_ >= rules_.mature_proven_keys;
  const auto point = decide_day(tally_of(series, day), day, is_mature, series.memory, rules_);
  if (point) series.points.push_back(*point);
}

void CrowdConsensus::judge_last_day() {
  if (!unjudged_day_) return;
  std::vector<std::pair<ContributorId, SeriesId>> agreed;
  std::vector<ContributorId> disagreed;
  for (const SeriesId id : unjudged_series_) {
    const Series& series = series_.at(id);
    const auto votes = weighed_votes(series, *unjudged_day_, *unjudged_day_);
    const auto judgements = judge(votes, series.points, *unjudged_day_, rules_);
    for (size_t i = 0; i < votes.size(); ++i) {
      const ContributorId contributor = votes[i].vote.contributor;
      if (judgements[i] == Judgement::kAgreed) agreed.emplace_back(contributor, id);
      if (judgements[i] == Judgement::kDisagreed) disagreed.push_back(contributor);
    }
  }
  // Applied when all are judged, agreements first: nothing depends on the order of series.
  for (const auto& [contributor, id] : agreed)
    add_agreement(reputations_.at(contributor), id, rules_);
  for (const ContributorId each : disagreed) add_disagreement(reputations_.at(each), rules_);
  unjudged_day_.reset();
  unjudged_series_.clear();
}

const std::vector<DayPoint>& CrowdConsensus::points(SeriesId series) const {
  static const std::vector<DayPoint> kNone;
  const auto found = series_.find(series);
  return found == series_.end() ? kNone : found->second.points;
}

const Reputation* CrowdConsensus::reputation(ContributorId contributor) const {
  const auto found = reputations_.find(contributor);
  return found == reputations_.end() ? nullptr : &found->second;
}

CrowdConsensus replay(const std::vector<Report>& log, const ConsensusRules& rules) {
  std::map<int64_t, std::vector<Report>> days;
  for (const Report& report : log) days[day_of(report.observed_at_ms)].push_back(report);
  CrowdConsensus consensus(rules);
  for (const auto& [day, reports] : days) consensus.close_day(day, reports);
  return consensus;
}

std::vector<Report> without_contributor(const std::vector<Report>& log, ContributorId contributor) {
  std::vector<Report> rest;
  std::copy_if(log.begin(), log.end(), std::back_inserter(rest),
               [contributor](const Report& report) { return report.contributor != contributor; });
  return rest;
}

}  // namespace companion::crowd
