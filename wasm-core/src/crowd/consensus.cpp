#include "crowd/consensus.h"

#include <algorithm>

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
  const bool is_mature = proven_ >= rules_.mature_proven_keys;
  std::vector<SeriesId> decided;
  for (const auto& [id, of_series] : by_series(reports, day)) {
    Series& series = series_[id];
    const auto point =
        close_series_day(series.state, day, of_series, reputations_, is_mature, rules_);
    if (point) series.points.push_back(*point);
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

void CrowdConsensus::judge_last_day() {
  if (!unjudged_day_) return;
  std::vector<std::pair<ContributorId, SeriesId>> agreed;
  std::vector<ContributorId> disagreed;
  for (const SeriesId id : unjudged_series_) {
    for (const JudgedVote& each :
         judge_series_day(series_.at(id).state, *unjudged_day_, reputations_, rules_)) {
      if (each.judgement == Judgement::kAgreed) agreed.emplace_back(each.contributor, id);
      if (each.judgement == Judgement::kDisagreed) disagreed.push_back(each.contributor);
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

std::optional<int64_t> CrowdConsensus::category(SeriesId series) const {
  const auto found = series_.find(series);
  if (found == series_.end()) return std::nullopt;
  return found->second.state.memory.category_id;
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
