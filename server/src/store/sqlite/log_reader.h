// Reads the log over a read-only connection of its own. Used by one thread at a time.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "store/consensus_store.h"
#include "store/contribution_log.h"
#include "store/sqlite/coupon_log.h"
#include "store/sqlite/database.h"
#include "store/sqlite/seller_log.h"

namespace companion::server::sqlite {

class LogReader {
 public:
  explicit LogReader(const std::filesystem::path& file);

  /// As in ContributionLog, but these throw SqliteError when the storage fails.
  ContributorRecord record_of(const PublicKey& contributor);
  bool knows(const PublicKey& contributor);

  /// Makes everything read from now on, until it is released, of one instant; faster as well.
  std::unique_ptr<Snapshot> snapshot() { return std::make_unique<Snapshot>(database_); }

  /// As in ConsensusStore.
  std::optional<int64_t> next_day_with_reports(int64_t day);
  void for_each_product(int64_t day, const std::function<void(const ProductReports&)>& visit);
  ProductReports reports_of(ProductKey key, int64_t from_day, int64_t to_day);
  std::vector<ProductKey> products_since(int64_t day);
  std::optional<int64_t> first_erased_day();
  int64_t erasure_mark();
  bool has_contributor(crowd::ContributorId id);
  CouponLogReader& coupons() { return coupons_; }

 private:
  std::vector<ProductKey> erased_products(int64_t day);

  Database database_;
  Statement select_contributor_;
  Statement select_record_;
  Statement select_next_day_;
  Statement select_day_;
  Statement select_product_;
  Statement select_products_since_;
  Statement select_erased_;
  Statement select_first_erased_;
  Statement select_erasure_mark_;
  Statement select_contributor_id_;
  CouponLogReader coupons_;
  SellerLogReader sellers_;
};

}  // namespace companion::server::sqlite
