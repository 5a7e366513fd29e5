#include "consensus/open_days.h"

#include <limits>
#include <map>
#include <vector>

#include "consensus/published_product.h"

namespace companion::server {
namespace {

/// What is known of everybody in these votes and reports; who is new today is taken as such.
crowd::Reputations reputations_of(ConsensusSession& session, const crowd::SeriesState& state,
                                  const std::vector<crowd::Report>& reports,
                                  const crowd::ConsensusRules& rules) {
  std::vector<crowd::ContributorId> contributors;
  for (const crowd::VotesOfDay& of_day : state.recent) {
    for (const crowd::Vote& vote : of_day.votes) contributors.push_back(vote.contributor);
  }
  for (const crowd::Report& report : reports) contributors.push_back(report.contributor);
  crowd::Reputations known = session.reputations(contributors);
  for (const crowd::Report& report : reports) {
    const int64_t day = crowd::day_of(report.observed_at_ms);
    known.try_emplace(report.contributor, crowd::new_reputation(day, rules));
  }
  return known;
}

std::map<int64_t, std::vector<crowd::Report>> by_day(const std::vector<crowd::Report>& reports) {
  std::map<int64_t, std::vector<crowd::Report>> days;
  for (const crowd::Report& report : reports) {
    days[crowd::day_of(report.observed_at_ms)].push_back(report);
  }
  return days;
}

std::vector<crowd::PublishedCoupon> coupons_of(const CouponReports& reported,
                                               ConsensusSession& session, int64_t now_ms,
                                               bool is_mature, const crowd::ConsensusRules& rules) {
  std::vector<crowd::ContributorId> contributors;
  for (const crowd::CouponReport& report : reported.reports) {
    contributors.push_back(report.contributor);
  }
  crowd::Reputations known = session.reputations(contributors);
  for (const crowd::CouponReport& report : reported.reports) {
    const int64_t day = crowd::day_of(report.observed_at_ms);
    known.try_emplace(report.contributor, crowd::new_reputation(day, rules));
  }
  return crowd::decide_coupons(reported.reports, now_ms, known, is_mature, rules);
}

}  // namespace

void decide_open_days(ConsensusStore& store, ConsensusSession& session, ProductKey key,
                      const OpenDays& days, const Progress& progress,
                      const crowd::ConsensusRules& rules) {
  ProductReports product = store.reports_of(key, days.first, days.last);
  const CouponReports coupons =
      store.coupon_reports_of(key, days.now_ms - rules.coupon_days * kDayMs);
  if (product.product_id.empty()) product.product_id = coupons.product_id;
  const bool is_mature = progress.proven_contributors >= rules.mature_proven_keys;
  PublishedProduct published(session, product, progress.replay, days.first);
  published.drop_open_days(days.first, std::numeric_limits<int64_t>::max());
  for (const SeriesReports& series : product.series) {
    crowd::SeriesState state = session.state(key, series_id(series.key));
    const auto reputations = reputations_of(session, state, series.reports, rules);
    for (const auto& [day, reports] : by_day(series.reports)) {
      const auto point =
          crowd::close_series_day(state, day, reports, reputations, is_mature, rules);
      if (point) published.add_open(series.key, *point, state.memory.category_id);
    }
  }
  published.set_coupons(coupons_of(coupons, session, days.now_ms, is_mature, rules));
  published.save();
}

}  // namespace companion::server
