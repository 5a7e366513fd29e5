// Which of the coupons that contributors report become public.
//
// How: a coupon is published when as many keys on as many networks saw the very same one (all its terms,
// code and end included) on the product's page as a price needs, proven ones among them where a price
// needs those (backing.h). What differs from visitor to visitor (a code of one's own, an end counted from
// collecting it) is never the same twice and so never published.
//
// Unlike prices, coupons do not exclude one another: nothing leads, nothing is pending, and no key
// earns or loses trust by them. Nothing is remembered from day to day either: the outcome is a function of
// the last days' reports, the reputations and the time. So an erasure is their absence, and a coupon
// expires by itself: at its end, or when too few have seen it lately.
#pragma once

#include <cstdint>
#include <vector>

#include "companion/coupon_observation.h"
#include "crowd/backing.h"
#include "crowd/consensus_rules.h"
#include "crowd/report.h"
#include "crowd/reputation.h"

namespace companion::crowd {

/// One contributor's observation of a coupon, of a product.
struct CouponReport {
  ContributorId contributor = 0;
  NetworkId network = 0;
  int64_t observed_at_ms = 0;  ///< UTC, rounded down to the hour
  CouponTerms terms;

  friend bool operator==(const CouponReport&, const CouponReport&) = default;
};

/// A coupon that enough contributors saw.
struct PublishedCoupon {
  CouponTerms terms;
  int64_t keys = 0;
  int64_t networks = 0;
  int64_t last_seen_ms = 0;  ///< hour of the latest report
  int64_t until_ms = 0;      ///< when it is to be decided again, without any news
  Thresholds required;       ///< what publication asked for

  friend bool operator==(const PublishedCoupon&, const PublishedCoupon&) = default;
};

/// Decides a product's coupons from its reports, in any order; older ones than rules.coupon_days are
/// ignored. `reputations` knows every contributor; `is_mature`: whether proven keys are asked for. At most
/// `kMaxCouponsOfProduct`, those most keys saw first.
///   the same coupon by three keys on two networks, until Friday → published, on Saturday gone
///   by three keys, each with a code of its own → none
std::vector<PublishedCoupon> decide_coupons(const std::vector<CouponReport>& reports, int64_t now_ms,
                                            const Reputations& reputations, bool is_mature,
                                            const ConsensusRules& rules);

/// Pages show one to six; a bucket must not grow by what somebody makes up.
inline constexpr size_t kMaxCouponsOfProduct = 12;

}  // namespace companion::crowd
