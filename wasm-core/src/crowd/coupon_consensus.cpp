#include "crowd/coupon_consensus.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace companion::crowd {
namespace {

/// A key's word on a coupon: its latest report of it.
struct Sighting {
  int64_t observed_at_ms = 0;
  NetworkId network = 0;
};

using Sightings = std::map<ContributorId, Sighting>;

/// Some order of terms, in which equal ones are one.
struct TermsOrder {
  bool operator()(const CouponTerms& one, const CouponTerms& other) const {
    const auto parts = [](const CouponTerms& terms) {
      return std::tie(terms.kind, terms.store_id, terms.currency, terms.amount_minor, terms.percent,
                      terms.min_spend_minor, terms.code, terms.ends_ms);
    };
    return parts(one) < parts(other);
  }
};

using SightingsByTerms = std::map<CouponTerms, Sightings, TermsOrder>;

/// How long a report of a coupon counts.
int64_t believed_ms(const CouponTerms& terms, const ConsensusRules& rules) {
  return (terms.ends_ms ? rules.coupon_days : rules.endless_coupon_days) * kDayMs;
}

SightingsByTerms by_terms(const std::vector<CouponReport>& reports, int64_t now_ms,
                          const ConsensusRules& rules) {
  SightingsByTerms grouped;
  for (const CouponReport& report : reports) {
    if (report.terms.ends_ms && *report.terms.ends_ms <= now_ms) continue;
    if (report.observed_at_ms + believed_ms(report.terms, rules) <= now_ms) continue;
    Sighting& sighting = grouped[report.terms][report.contributor];
    // Compared to the network, or the outcome would depend on the order of reports.
    if (std::pair(report.observed_at_ms, report.network) >
        std::pair(sighting.observed_at_ms, sighting.network)) {
      sighting = {report.observed_at_ms, report.network};
    }
  }
  return grouped;
}

PublishedCoupon counted(const CouponTerms& terms, const Sightings& sightings, int64_t now_ms,
                        const Reputations& reputations, bool is_mature,
                        const ConsensusRules& rules) {
  const int64_t today = day_of(now_ms);
  BackingCount backing;
  PublishedCoupon coupon{.terms = terms, .required = rules.publish};
  coupon.until_ms = terms.ends_ms.value_or(std::numeric_limits<int64_t>::max());
  for (const auto& [contributor, sighting] : sightings) {
    const Reputation& reputation = reputations.at(contributor);
    if (key_weight(reputation, today, rules) == 0) continue;
    backing.add(sighting.network, is_proven(reputation, today, rules));
    coupon.last_seen_ms = std::max(coupon.last_seen_ms, sighting.observed_at_ms);
    coupon.until_ms = std::min(coupon.until_ms, sighting.observed_at_ms + believed_ms(terms, rules));
  }
  if (!is_enough(backing.total(), is_mature, rules)) return {};
  coupon.keys = backing.total().keys;
  coupon.networks = backing.total().networks;
  return coupon;
}

}  // namespace

std::vector<PublishedCoupon> decide_coupons(const std::vector<CouponReport>& reports, int64_t now_ms,
                                            const Reputations& reputations, bool is_mature,
                                            const ConsensusRules& rules) {
  std::vector<PublishedCoupon> published;
  for (const auto& [terms, sightings] : by_terms(reports, now_ms, rules)) {
    PublishedCoupon coupon = counted(terms, sightings, now_ms, reputations, is_mature, rules);
    if (coupon.keys > 0) published.push_back(std::move(coupon));
  }
  std::stable_sort(published.begin(), published.end(),
                   [](const auto& one, const auto& other) { return one.keys > other.keys; });
  if (published.size() > kMaxCouponsOfProduct) published.resize(kMaxCouponsOfProduct);
  return published;
}

}  // namespace companion::crowd
