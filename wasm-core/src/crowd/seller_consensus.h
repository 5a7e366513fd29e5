// What becomes public of a store, out of what contributors' devices saw of it.
//
// How: each fact is decided on its own. A contributor's word is its newest report of the fact within
// `seller_days`; when as many keys on as many networks have one as a price needs (backing.h), the
// published value is the median by weight (reputation.h, voter_weights.h): a value that somebody
// reported, never a mean. As long as liars weigh less than half it lies among the honest values.
//
// The trust score is the outcome of a computation on each device, so more is asked of it: more than half of
// the weight within `seller_score_tolerance_percent` of the median, and those as many as may publish.
// `agreement_percent` says how much of the weight that is, also where no score follows from it.
//
// Sales that were checked are summed, over `seller_claim_days`; a key brings as many as its weight allows.
// A liar's part in the sum is bounded by that and not nought.
//
// Like coupons: nobody earns trust by it, nothing is remembered from day to day but the reports, so
// an erasure is their absence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "companion/seller_observation.h"
#include "crowd/consensus_rules.h"
#include "crowd/report.h"
#include "crowd/reputation.h"

namespace companion::crowd {

/// One contributor's report of a store on a day; of a day it has one.
struct SellerReport {
  ContributorId contributor = 0;
  NetworkId network = 0;
  int64_t day = 0;
  SellerFacts facts;
};

/// How many days to delivery a store promises for a destination.
struct PromisedDays {
  std::string ship_to;
  int64_t days = 0;

  friend bool operator==(const PromisedDays&, const PromisedDays&) = default;
};

/// What is public of a store.
struct PublishedSeller {
  int64_t known_since_day = 0;  ///< of the first report that counts
  int64_t updated_day = 0;      ///< of the last
  int64_t until_day = 0;        ///< on which it is to be decided again, without any news
  int64_t keys = 0;             ///< behind the fact that most reported
  int64_t networks = 0;         ///< that these came from
  Thresholds required;          ///< what publication asked for
  std::optional<int64_t> agreement_percent{};  ///< weight that agrees on a score, rounded down
  SellerFacts facts;  ///< decided; claims are sums, promised_days those of all destinations
  std::vector<PromisedDays> promised_to{};  ///< by rising destination

  friend bool operator==(const PublishedSeller&, const PublishedSeller&) = default;
};

/// Destinations that are published of a store, those most keys reported.
inline constexpr size_t kMaxPromisedTo = 30;

/// Decides a store from its reports, in any order, those after `today` included; older ones than
/// rules.seller_claim_days are ignored. `reputations` knows every contributor; `is_mature`: whether proven keys
/// are asked for. Absent when no fact may be published.
///   97.8 % by three keys on three networks, 12 % by two → 97.8 %
///   scores 0.80, 0.82, 0.84 → 0.82, agreement 1; 0.80, 0.82, 0.95 → 0.82, agreement 0.66: two keys are
///   not enough, so no score where three are asked for
std::optional<PublishedSeller> decide_seller(const std::vector<SellerReport>& reports,
                                             int64_t today, const Reputations& reputations,
                                             bool is_mature, const ConsensusRules& rules);

}  // namespace companion::crowd
