#include "store/sqlite/sqlite_seller_consensus_store.h"

#include <limits>

namespace companion::server::sqlite {

SqliteSellerConsensusStore::SqliteSellerConsensusStore(const DataFolder& folder,
                                                       ChangedProducts& changed,
                                                       std::function<void()> reports_forgotten,
                                                       PublicSellers& public_sellers)
    : changed_(changed),
      reports_forgotten_(std::move(reports_forgotten)),
      public_sellers_(public_sellers),
      log_database_(folder.private_file(), Database::Access::kReadWrite),
      price_database_(folder.prices_file(), Database::Access::kReadWrite),
      log_(log_database_),
      table_(price_database_) {
  public_sellers_.count = table_.seller_count();
}

SellerReports SqliteSellerConsensusStore::reports_of(SellerKey key, int64_t since_day) {
  return log_.reports_of(key, since_day);
}

std::vector<SellerKey> SqliteSellerConsensusStore::sellers() {
  std::vector<SellerKey> keys = log_.sellers();
  // Also where an erasure took all reports, and the process ended before that was decided.
  const std::vector<SellerKey> of_public = table_.due(std::numeric_limits<int64_t>::max());
  keys.insert(keys.end(), of_public.begin(), of_public.end());
  return keys;
}

void SqliteSellerConsensusStore::publish(std::span<const DecidedSeller> decided) {
  Transaction transaction(price_database_);
  for (const DecidedSeller& each : decided) table_.save(each);
  const int64_t count = table_.seller_count();
  transaction.commit();
  public_sellers_.count = count;
  for (const DecidedSeller& each : decided) public_sellers_.versions.changed(each.key);
}

void SqliteSellerConsensusStore::forget_reports(int64_t before_day) {
  Statement forget(log_database_,
                   "DELETE FROM seller_report WHERE observed_day < ?1 RETURNING seller_key");
  forget.bind(1, before_day);
  std::vector<SellerKey> without;
  while (forget.step()) without.push_back(forget.integer(0));
  if (without.empty()) return;
  // To be decided again from what is left, which may be nothing.
  changed_.add(without);
  reports_forgotten_();
}

}  // namespace companion::server::sqlite
