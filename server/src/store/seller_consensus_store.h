// What the consensus over stores works on: what was reported of them, and what it publishes. Used by the
// same thread as the ConsensusStore that it is part of, not while that has a session.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "crowd/seller_consensus.h"
#include "store/seller_key.h"
#include "store/stored_seller.h"

namespace companion::server {

/// The reports of one store.
struct SellerReports {
  std::string store_id;  ///< empty where there are none
  std::vector<crowd::SellerReport> reports;
};

/// What was decided of a store; nothing where nothing may be published.
struct DecidedSeller {
  SellerKey key = 0;
  std::optional<StoredSeller> seller;
};

/// Failures are thrown as std::runtime_error.
class SellerConsensusStore {
 public:
  virtual ~SellerConsensusStore() = default;

  /// A store as reported on this day and later.
  virtual SellerReports reports_of(SellerKey key, int64_t since_day) = 0;

  /// The stores that got reports, or lost some, since the last call; empty after a start.
  virtual std::vector<SellerKey> take_changed() = 0;
  /// The stores of which there are reports, or that are public.
  virtual std::vector<SellerKey> sellers() = 0;
  /// The public stores that are to be decided again by this day, though nothing was reported.
  virtual std::vector<SellerKey> due(int64_t day) = 0;

  /// What is public of a store.
  virtual std::optional<StoredSeller> published(SellerKey key) = 0;
  /// Publishes decisions in place of those before, all at once.
  virtual void publish(std::span<const DecidedSeller> decided) = 0;

  /// Removes reports of days before this one, and contributors of whom nothing is left in the log.
  virtual void forget_reports(int64_t before_day) = 0;
};

}  // namespace companion::server
