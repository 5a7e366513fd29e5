// The part of the log that holds coupons: written with the prices of a batch, read by product.
#pragma once

#include <vector>

#include "store/consensus_store.h"
#include "store/contribution_log.h"
#include "store/sqlite/database.h"

namespace companion::server::sqlite {

/// Inside a transaction of the caller.
class CouponLogWriter {
 public:
  explicit CouponLogWriter(Database& database);

  void append(const KeyedCoupon& keyed, int64_t contributor, crowd::NetworkId network,
              int64_t received_day);

  /// Removes what a contributor reported; the products are added to `changed`. Returns how many reports.
  size_t erase(int64_t contributor, std::vector<ProductKey>& changed);

 private:
  Database& database_;
  Statement insert_;
  Statement select_products_;
  Statement delete_;
};

class CouponLogReader {
 public:
  explicit CouponLogReader(Database& database);

  /// Everything of a contributor, oldest first.
  std::vector<CouponObservation> record_of(int64_t contributor);

  /// As in ConsensusStore.
  CouponReports reports_of(ProductKey key, int64_t since_ms);
  std::vector<ProductKey> products();

 private:
  Statement select_record_;
  Statement select_product_;
  Statement select_products_;
};

}  // namespace companion::server::sqlite
