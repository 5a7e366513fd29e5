// Decides what is public of stores (wasm-core/src/crowd/seller_consensus.h) over what is stored.
#pragma once

#include <cstdint>
#include <optional>
#include <set>

#include "crowd/consensus_rules.h"
#include "monitoring/metrics.h"
#include "store/consensus_store.h"

namespace companion::server {

class SellerPublisher {
 public:
  /// `retention_days`: for so long the log says who reported what.
  SellerPublisher(ConsensusStore& store, const crowd::ConsensusRules& rules, int64_t retention_days,
                  Metrics& metrics)
      : store_(store), rules_(rules), retention_days_(retention_days), metrics_(metrics) {}

  /// Decides the stores with news, those whose reports stop counting and, with `all`, every one.
  /// Throws std::runtime_error when the storage fails; the next call goes on where this one was.
  void publish(int64_t today, bool all);

 private:
  /// The first day of which reports are kept.
  int64_t first_kept_day(int64_t today) const;
  void forget_reports(int64_t today);
  DecidedSeller decided(SellerKey key, int64_t today, const Progress& progress,
                        ConsensusSession& session, const SellerReports& reported,
                        const std::optional<StoredSeller>& before) const;
  void publish_some(std::set<SellerKey>::const_iterator end, int64_t today);

  ConsensusStore& store_;
  const crowd::ConsensusRules rules_;
  const int64_t retention_days_;
  Metrics& metrics_;
  std::set<SellerKey> changed_;              ///< not decided yet
  std::optional<int64_t> forgotten_on_day_;  ///< when old reports were last removed
};

}  // namespace companion::server
