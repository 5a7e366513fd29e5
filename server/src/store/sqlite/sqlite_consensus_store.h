// What the consensus works on: it reads the log in private.sqlite, keeps its states in
// consensus.sqlite and writes the public products to prices.sqlite. Used by one thread.
//
// SQLite cannot commit two files at once, so the order makes it safe: first the public products,
// then the states with the progress. After a crash between the two the day is decided again, with
// the same outcome, and written again over the same.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>

#include "store/consensus_store.h"
#include "store/sqlite/bucket_versions.h"
#include "store/sqlite/changed_products.h"
#include "store/sqlite/data_folder.h"
#include "store/sqlite/log_reader.h"
#include "store/sqlite/price_table.h"
#include "store/sqlite/sqlite_seller_consensus_store.h"
#include "store/sqlite/state_tables.h"

namespace companion::server::sqlite {

class SqliteConsensusStore final : public ConsensusStore {
 public:
  /// The schemas of all three files must be up to date. `sort_reports` brings what is read of the log
  /// up to date. `product_count`, `versions` and `public_sellers` are kept right.
  SqliteConsensusStore(const DataFolder& folder, ChangedProducts& changed,
                       ChangedProducts& changed_sellers, std::function<void()> sort_reports,
                       std::atomic<int64_t>& product_count, BucketVersions& versions,
                       PublicSellers& public_sellers);

  std::unique_ptr<ConsensusSession> begin(StateSet set) override;
  Progress progress(StateSet set) override;
  std::optional<int64_t> next_day_with_reports(int64_t day) override;
  void for_each_product(int64_t day,
                        const std::function<void(const ProductReports&)>& visit) override;
  ProductReports reports_of(ProductKey key, int64_t from_day, int64_t to_day) override;
  std::vector<ProductKey> products_since(int64_t day) override;
  CouponReports coupon_reports_of(ProductKey key, int64_t since_ms) override;
  std::vector<ProductKey> coupon_products() override;
  std::vector<ProductKey> coupons_due(int64_t now_ms) override;
  std::vector<ProductKey> take_changed() override;
  std::optional<int64_t> first_erased_day() override;
  int64_t erasure_mark() override;
  void forget_erased(int64_t day, int64_t mark) override;
  void begin_replay() override;
  void forget_reports(int64_t day) override;
  void forget_coupons(int64_t before_ms) override;
  SellerConsensusStore& sellers() override { return sellers_; }
  void forget_erased_contributors() override;

 private:
  class Session;

  void forget_idle_contributors();

  StateTables& tables(StateSet set) { return set == StateSet::kBase ? base_ : current_; }

  LogReader& newest_log();

  ChangedProducts& changed_;
  const std::function<void()> sort_reports_;
  bool has_session_ = false;
  std::atomic<int64_t>& product_count_;
  BucketVersions& versions_;
  LogReader log_;
  Database private_database_;  // for the rare deletions
  Database consensus_database_;
  Database price_database_;
  StateTables current_;
  StateTables base_;
  PriceWriter prices_;
  SqliteSellerConsensusStore sellers_;
};

}  // namespace companion::server::sqlite
