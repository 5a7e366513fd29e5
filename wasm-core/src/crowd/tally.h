// The votes of one cell, counted: how much weight stands behind each exact price.
//
// Prices are discrete, so they are counted and not averaged: a mean or a median between the public
// price and personal ones is a price that nobody saw.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "crowd/backing.h"
#include "crowd/consensus_rules.h"
#include "crowd/report.h"

namespace companion::crowd {

/// A key's word on a cell: it has one a day, its latest report.
struct Vote {
  ContributorId contributor = 0;
  NetworkId network = 0;
  int64_t observed_at_ms = 0;
  int64_t price_minor = 0;
  std::optional<int64_t> list_price_minor;
  std::optional<bool> in_stock{};
  std::optional<int64_t> category_id{};

  friend bool operator==(const Vote&, const Vote&) = default;
};

/// A vote with what its key's reputation gives it.
struct WeighedVote {
  Vote vote;
  int64_t weight = 0;
  bool proven = false;
};

/// A price and what stands behind it.
struct SupportedPrice {
  int64_t price_minor = 0;
  int64_t weight = 0;
  int64_t today_weight = 0;  ///< of it, by votes of the cell's own day
  int64_t keys = 0;
  int64_t networks = 0;
  int64_t proven_keys = 0;
  int64_t first_seen_ms = 0;  ///< on the cell's own day; both 0 without a vote of that day
  int64_t last_seen_ms = 0;
  std::optional<int64_t> list_price_minor;  ///< the one seen most, by as many as may publish
  std::optional<bool> in_stock{};           ///< the same
};

/// What most say the product's category is, and who.
struct SupportedCategory {
  int64_t category_id = 0;
  Backing backing;
};

struct Tally {
  std::vector<SupportedPrice> prices;  ///< by falling weight; equal ones by rising price
  int64_t weight = 0;
  int64_t keys = 0;
  int64_t networks = 0;
  int64_t today_keys = 0;
  /// Named by more than half of those who name one, whatever price they saw.
  std::optional<SupportedCategory> category;
};

/// One vote per contributor, in order of contributor: its latest report, of two in the same hour
/// the cheaper (a shopper can have it). The reports' order does not matter.
std::vector<Vote> votes_of(const std::vector<Report>& reports);

/// Counts one vote per contributor; votes without weight are left out, and what one network
/// or all keys on probation weigh too much is cut (voter_weights.h).
///   900 by three keys (1000 each), 500 by one → 900: weight 3000; 500: weight 1000
///   900 by three keys of one network, 500 by one of another → 900: weight 1500; 500: 1000
Tally count_votes(std::vector<WeighedVote> votes, int64_t day, const ConsensusRules& rules);

}  // namespace companion::crowd
