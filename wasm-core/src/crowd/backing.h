// How many stand behind something that contributors say, and whether they are enough to publish it.
#pragma once

#include <cstdint>
#include <set>

#include "crowd/consensus_rules.h"
#include "crowd/report.h"

namespace companion::crowd {

/// Only keys with weight are counted.
struct Backing {
  int64_t keys = 0;
  int64_t networks = 0;
  int64_t proven_keys = 0;

  friend bool operator==(const Backing&, const Backing&) = default;
};

/// Whether it may be published: what a price needs too. `is_mature`: whether proven keys are asked for.
///   three keys on two networks → yes; three on one → no; with `is_mature` two of them proven
bool is_enough(const Backing& backing, bool is_mature, const ConsensusRules& rules);

/// Counts a backing, key by key.
class BackingCount {
 public:
  /// A key that was not added before.
  void add(NetworkId network, bool proven) {
    ++keys_;
    proven_keys_ += proven ? 1 : 0;
    networks_.insert(network);
  }

  Backing total() const { return {keys_, static_cast<int64_t>(networks_.size()), proven_keys_}; }

 private:
  int64_t keys_ = 0;
  int64_t proven_keys_ = 0;
  std::set<NetworkId> networks_;
};

}  // namespace companion::crowd
