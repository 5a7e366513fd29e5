// The public prices in prices.sqlite, for many readers at once.
#pragma once

#include <atomic>
#include <filesystem>

#include "store/price_store.h"
#include "store/sqlite/bucket_versions.h"
#include "store/sqlite/price_table.h"

namespace companion::server::sqlite {

class SqlitePriceStore final : public PriceStore {
 public:
  /// The file's schema must be up to date. `product_count` and `versions` are kept by who writes.
  SqlitePriceStore(std::filesystem::path file, const std::atomic<int64_t>& product_count,
                   const BucketVersions& versions)
      : readers_(std::move(file)), product_count_(product_count), versions_(versions) {}

  Result<std::vector<StoredProduct>> read_bucket(const KeyPrefix& prefix,
                                                 size_t max_products) override;
  uint64_t bucket_version(const KeyPrefix& prefix) const override { return versions_.of(prefix); }
  int64_t product_count() const override { return product_count_; }
  Result<std::vector<Deal>> read_deals(const DealFilter& filter, int64_t seen_since_ms,
                                       size_t limit) override;
  Result<std::vector<KeyedProduct>> read_after(std::optional<ProductKey> after,
                                               size_t limit) override;

 private:
  PriceReaderPool readers_;
  const std::atomic<int64_t>& product_count_;
  const BucketVersions& versions_;
};

}  // namespace companion::server::sqlite
