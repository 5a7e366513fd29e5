// The table of public stores: reading over a read-only connection, writing over one.
#pragma once

#include <optional>
#include <vector>

#include "store/price_store.h"
#include "store/seller_consensus_store.h"
#include "store/sqlite/database.h"

namespace companion::server::sqlite {

class SellerReader {
 public:
  explicit SellerReader(Database& database);

  /// As PriceStore::read_sellers.
  Result<std::vector<StoredSeller>> read(const KeyPrefix& prefix, size_t max_sellers);

 private:
  Statement select_range_;
};

/// Inside a transaction of the caller, where it writes.
class SellerWriter {
 public:
  explicit SellerWriter(Database& database);

  std::optional<StoredSeller> seller(SellerKey key);
  /// Nothing: removes it.
  void save(const DecidedSeller& decided);
  int64_t seller_count();
  /// As in SellerConsensusStore.
  std::vector<SellerKey> due(int64_t day);

 private:
  Statement select_;
  Statement upsert_;
  Statement delete_;
  Statement select_count_;
  Statement select_due_;
};

}  // namespace companion::server::sqlite
