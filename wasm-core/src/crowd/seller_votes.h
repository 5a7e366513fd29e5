// One question about a store, and the contributors who answer it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "crowd/backing.h"
#include "crowd/voter_weights.h"

namespace companion::crowd {

/// A contributor's answer.
struct SellerVote {
  VoterWeight voter;
  int64_t value = 0;
};

/// The answers with their weights limited (voter_weights.h), and who stands behind them.
class SellerVotes {
 public:
  /// One vote a contributor.
  SellerVotes(std::vector<SellerVote> votes, const ConsensusRules& rules);

  Backing backing() const { return backing_of(votes_); }

  /// The least value with at least half of the weight at it or below; absent without any weight.
  ///   978 (weight 1000), 980 (1000), 120 (1000) → 978; 80 (500), 90 (1000) → 90
  std::optional<int64_t> median() const;

  /// Those within `tolerance` of a value.
  struct Agreement {
    Backing backing;
    int64_t weight = 0;
    int64_t of_weight = 0;
  };
  Agreement agreement(int64_t value, int64_t tolerance) const;

  const std::vector<SellerVote>& all() const { return votes_; }

 private:
  static Backing backing_of(const std::vector<SellerVote>& votes);

  std::vector<SellerVote> votes_;  ///< by rising value
};

}  // namespace companion::crowd
