// The table of public products: reading over read-only connections, writing over one.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "store/price_store.h"
#include "store/sqlite/database.h"
#include "store/sqlite/deal_table.h"
#include "store/sqlite/seller_table.h"

namespace companion::server::sqlite {

/// One connection that reads. Throws SqliteError when the storage fails.
class PriceReader {
 public:
  explicit PriceReader(const std::filesystem::path& file);

  /// As in PriceStore.
  Result<std::vector<StoredProduct>> read_bucket(const KeyPrefix& prefix, size_t max_products);
  std::vector<PriceStore::KeyedProduct> read_after(std::optional<ProductKey> after, size_t limit);
  std::vector<Deal> read_deals(const DealFilter& filter, int64_t seen_since_ms, size_t limit) {
    return deals_.read(filter, seen_since_ms, limit);
  }
  Result<std::vector<StoredSeller>> read_sellers(const KeyPrefix& prefix, size_t max_sellers) {
    return sellers_.read(prefix, max_sellers);
  }

 private:
  Database database_;
  Statement select_range_;
  DealReader deals_;
  SellerReader sellers_;
};

/// Idle readers; grows to as many as there are threads that read at once.
class PriceReaderPool {
 public:
  explicit PriceReaderPool(std::filesystem::path file) : file_(std::move(file)) {}

  std::unique_ptr<PriceReader> take();
  void give_back(std::unique_ptr<PriceReader> reader);

 private:
  const std::filesystem::path file_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<PriceReader>> idle_;
};

/// The one connection that writes, inside a transaction of the caller.
class PriceWriter {
 public:
  explicit PriceWriter(Database& database);

  std::optional<StoredProduct> product(ProductKey key);
  /// With its deals. A product without any series is removed.
  void save(ProductKey key, const StoredProduct& product);
  int64_t product_count();
  /// As in ConsensusStore.
  std::vector<ProductKey> coupons_due(int64_t now_ms);

 private:
  void save_coupons_due(ProductKey key, const StoredProduct& product);
  bool counts(ProductKey key);
  void count(int64_t difference);

  Statement select_;
  Statement select_counts_;
  Statement upsert_;
  Statement delete_;
  Statement add_to_count_;
  Statement select_count_;
  Statement upsert_due_;
  Statement delete_due_;
  Statement select_due_;
  DealWriter deals_;
};

}  // namespace companion::server::sqlite
