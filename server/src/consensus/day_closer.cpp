#include "consensus/day_closer.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "consensus/published_product.h"

namespace companion::server {
namespace {

class DayCloser {
 public:
  DayCloser(ConsensusStore& store, StateSet set, int64_t day, const crowd::ConsensusRules& rules)
      : store_(store),
        set_(set),
        day_(day),
        rules_(rules),
        session_(store.begin(set)),
        progress_(session_->progress()) {}

  void run() {
    // After a gap nothing can excuse the last day's votes any more.
    if (progress_.unjudged_day && *progress_.unjudged_day < day_ - 1) judge(*progress_.unjudged_day);
    meet_contributors();
    count_proven();
    bool any_reports = false;
    store_.for_each_product(day_, [&](const ProductReports& product) {
      any_reports = any_reports || !product.series.empty();
      decide(product);
    });
    if (progress_.unjudged_day) judge(*progress_.unjudged_day);
    progress_.unjudged_day =
        any_reports ? std::optional<int64_t>(day_) : std::optional<int64_t>();
    progress_.closed_day = day_;
    session_->commit(progress_);
  }

 private:
  /// The reputations of all who report in these, loaded once.
  const crowd::Reputations& with_reputations_of(const std::vector<crowd::SeriesState>& states) {
    std::vector<crowd::ContributorId> unknown;
    for (const crowd::SeriesState& state : states) {
      for (const crowd::VotesOfDay& of_day : state.recent) {
        for (const crowd::Vote& vote : of_day.votes) {
          if (!reputations_.contains(vote.contributor)) unknown.push_back(vote.contributor);
        }
      }
    }
    reputations_.merge(session_->reputations(unknown));
    return reputations_;
  }

  void meet_contributors() {
    std::set<crowd::ContributorId> contributors;
    store_.for_each_product(day_, [&](const ProductReports& product) {
      for (const SeriesReports& series : product.series) {
        for (const crowd::Report& report : series.reports) contributors.insert(report.contributor);
      }
    });
    const std::vector<crowd::ContributorId> reporting(contributors.begin(), contributors.end());
    reputations_.merge(session_->reputations(reporting));
    for (const crowd::ContributorId each : reporting) {
      const auto [at, is_new] = reputations_.try_emplace(each, crowd::new_reputation(day_, rules_));
      if (is_new) session_->save(each, at->second);
    }
  }

  void count_proven() {
    progress_.proven_contributors = 0;
    session_->for_each_reputation([&](const crowd::Reputation& reputation) {
      if (crowd::is_proven(reputation, day_, rules_) &&
          crowd::key_weight(reputation, day_, rules_) > 0) {
        ++progress_.proven_contributors;
      }
    });
  }

  void decide(const ProductReports& reports) {
    const bool is_mature = progress_.proven_contributors >= rules_.mature_proven_keys;
    std::optional<PublishedProduct> published;
    if (set_ == StateSet::kCurrent) {
      published.emplace(*session_, reports, progress_.replay, day_);
      published->drop_open_days(day_, day_);
    }
    for (const SeriesReports& series : reports.series) {
      const crowd::SeriesId id = series_id(series.key);
      crowd::SeriesState state = session_->state(reports.key, id);
      const auto point = crowd::close_series_day(state, day_, series.reports,
                                                 with_reputations_of({state}), is_mature, rules_);
      session_->save(reports.key, id, state);
      if (published && point) published->add_closed(series.key, *point, state.memory.category_id);
    }
    if (!published) return;
    published->set_closed_day(day_);
    published->save();
  }

  void judge(int64_t day) {
    std::vector<std::pair<crowd::ContributorId, crowd::SeriesId>> agreed;
    std::vector<crowd::ContributorId> disagreed;
    store_.for_each_product(day, [&](const ProductReports& product) {
      for (const SeriesReports& series : product.series) {
        const crowd::SeriesId id = series_id(series.key);
        const crowd::SeriesState state = session_->state(product.key, id);
        for (const crowd::JudgedVote& each :
             crowd::judge_series_day(state, day, with_reputations_of({state}), rules_)) {
          if (each.judgement == crowd::Judgement::kAgreed) agreed.emplace_back(each.contributor, id);
          if (each.judgement == crowd::Judgement::kDisagreed) disagreed.push_back(each.contributor);
        }
      }
    });
    apply(agreed, disagreed);
    progress_.unjudged_day.reset();
  }

  /// When all are judged, agreements first: nothing depends on the order of series.
  void apply(const std::vector<std::pair<crowd::ContributorId, crowd::SeriesId>>& agreed,
             const std::vector<crowd::ContributorId>& disagreed) {
    std::set<crowd::ContributorId> judged(disagreed.begin(), disagreed.end());
    for (const auto& [contributor, series] : agreed) {
      crowd::add_agreement(reputations_.at(contributor), series, rules_);
      judged.insert(contributor);
    }
    for (const crowd::ContributorId each : disagreed) {
      crowd::add_disagreement(reputations_.at(each), rules_);
    }
    for (const crowd::ContributorId each : judged) session_->save(each, reputations_.at(each));
  }

  ConsensusStore& store_;
  const StateSet set_;
  const int64_t day_;
  const crowd::ConsensusRules& rules_;
  std::unique_ptr<ConsensusSession> session_;
  Progress progress_;
  crowd::Reputations reputations_;  ///< of everybody met on the way
};

}  // namespace

void close_day(ConsensusStore& store, StateSet set, int64_t day,
               const crowd::ConsensusRules& rules) {
  // Taken before: what is erased while this runs is decided again later.
  const int64_t mark = store.erasure_mark();
  DayCloser(store, set, day, rules).run();
  if (set == StateSet::kCurrent) store.forget_erased(day, mark);
}

}  // namespace companion::server
