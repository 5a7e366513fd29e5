#include "consensus/seller_publisher.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace companion::server {
namespace {

/// Stores decided in one transaction.
constexpr size_t kSellersAtOnce = 500;

/// What is known of everybody who reports; who is new today is taken as such.
crowd::Reputations reputations_of(ConsensusSession& session,
                                  const std::vector<crowd::SellerReport>& reports,
                                  const crowd::ConsensusRules& rules) {
  std::vector<crowd::ContributorId> contributors;
  for (const crowd::SellerReport& report : reports) contributors.push_back(report.contributor);
  crowd::Reputations known = session.reputations(contributors);
  for (const crowd::SellerReport& report : reports) {
    known.try_emplace(report.contributor, crowd::new_reputation(report.day, rules));
  }
  return known;
}

}  // namespace

int64_t SellerPublisher::first_kept_day(int64_t today) const {
  return today - std::min(retention_days_, rules_.seller_claim_days) + 1;
}

void SellerPublisher::forget_reports(int64_t today) {
  // Once a day is enough, and keeps nothing longer than a day more than needed.
  if (forgotten_on_day_ == today) return;
  store_.sellers().forget_reports(first_kept_day(today));
  forgotten_on_day_ = today;
}

DecidedSeller SellerPublisher::decided(SellerKey key, int64_t today, const Progress& progress,
                                       ConsensusSession& session, const SellerReports& reported,
                                       const std::optional<StoredSeller>& before) const {
  const bool is_mature = progress.proven_contributors >= rules_.mature_proven_keys;
  auto published =
      crowd::decide_seller(reported.reports, today,
                           reputations_of(session, reported.reports, rules_), is_mature, rules_);
  if (!published) return {.key = key, .seller = {}};
  if (before && before->store_id == reported.store_id) {
    const int64_t known = before->published.known_since_day;
    // Who reported then is not known any more; a later day would be decided from what is.
    if (known < first_kept_day(today)) published->known_since_day = known;
  }
  return {.key = key, .seller = StoredSeller{reported.store_id, *std::move(published)}};
}

void SellerPublisher::publish_some(std::set<SellerKey>::const_iterator end, int64_t today) {
  SellerConsensusStore& sellers = store_.sellers();
  std::vector<DecidedSeller> decisions;
  {
    const auto session = store_.begin(StateSet::kCurrent);  // reads only: never committed
    const Progress progress = session->progress();
    for (auto key = changed_.cbegin(); key != end; ++key) {
      const SellerReports reported = sellers.reports_of(*key, first_kept_day(today));
      decisions.push_back(
          decided(*key, today, progress, *session, reported, sellers.published(*key)));
    }
  }
  sellers.publish(decisions);
  metrics_.decided_sellers.add(decisions.size());
}

void SellerPublisher::publish(int64_t today, bool all) {
  forget_reports(today);
  SellerConsensusStore& sellers = store_.sellers();
  for (const SellerKey key : sellers.take_changed()) changed_.insert(key);
  for (const SellerKey key : sellers.due(today)) changed_.insert(key);
  if (all) {
    for (const SellerKey key : sellers.sellers()) changed_.insert(key);
  }
  while (!changed_.empty()) {
    const auto count = std::min(kSellersAtOnce, changed_.size());
    const auto end = std::next(changed_.cbegin(), static_cast<std::ptrdiff_t>(count));
    publish_some(end, today);
    changed_.erase(changed_.cbegin(), end);
  }
}

}  // namespace companion::server
