// The stores' part of the consensus in SQLite: reads the log in private.sqlite, writes the public stores to
// prices.sqlite. Used by one thread.
#pragma once

#include <atomic>
#include <functional>

#include "store/seller_consensus_store.h"
#include "store/sqlite/bucket_versions.h"
#include "store/sqlite/changed_products.h"
#include "store/sqlite/data_folder.h"
#include "store/sqlite/seller_log.h"
#include "store/sqlite/seller_table.h"

namespace companion::server::sqlite {

/// How readers see that public stores changed.
struct PublicSellers {
  std::atomic<int64_t> count{0};
  BucketVersions versions;
};

class SqliteSellerConsensusStore final : public SellerConsensusStore {
 public:
  /// The schemas must be up to date. `reports_forgotten` is called when the log has lost reports; `public_sellers` is kept right.
  SqliteSellerConsensusStore(const DataFolder& folder, ChangedProducts& changed,
                             std::function<void()> reports_forgotten,
                             PublicSellers& public_sellers);

  SellerReports reports_of(SellerKey key, int64_t since_day) override;
  std::vector<SellerKey> take_changed() override { return changed_.take(); }
  std::vector<SellerKey> sellers() override;
  std::vector<SellerKey> due(int64_t day) override { return table_.due(day); }
  std::optional<StoredSeller> published(SellerKey key) override { return table_.seller(key); }
  void publish(std::span<const DecidedSeller> decided) override;
  void forget_reports(int64_t before_day) override;

 private:
  ChangedProducts& changed_;
  const std::function<void()> reports_forgotten_;
  PublicSellers& public_sellers_;
  Database log_database_;
  Database price_database_;
  SellerLogReader log_;
  SellerWriter table_;
};

}  // namespace companion::server::sqlite
