// The part of the log that holds what was seen of stores: written with the prices of a batch, read by store.
#pragma once

#include <vector>

#include "store/contribution_log.h"
#include "store/seller_consensus_store.h"
#include "store/sqlite/database.h"

namespace companion::server::sqlite {

/// Inside a transaction of the caller.
class SellerLogWriter {
 public:
  explicit SellerLogWriter(Database& database);

  /// In place of what the contributor reported of this store and day before.
  void append(const KeyedSeller& keyed, int64_t contributor, crowd::NetworkId network,
              int64_t received_day);

  /// Removes what a contributor reported; the stores are added to `changed`. Returns how many reports.
  size_t erase(int64_t contributor, std::vector<SellerKey>& changed);

 private:
  Database& database_;
  Statement upsert_;
  Statement select_sellers_;
  Statement delete_;
};

class SellerLogReader {
 public:
  explicit SellerLogReader(Database& database);

  /// Everything of a contributor, oldest first.
  std::vector<SellerObservation> record_of(int64_t contributor);

  /// As in SellerConsensusStore.
  SellerReports reports_of(SellerKey key, int64_t since_day);
  std::vector<SellerKey> sellers();

 private:
  Statement select_record_;
  Statement select_seller_;
  Statement select_sellers_;
};

}  // namespace companion::server::sqlite
