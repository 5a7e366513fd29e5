// The public prices in prices.sqlite, for many readers at once.
#pragma once

#include <atomic>
#include <filesystem>

#include "store/price_store.h"
#include "store/sqlite/bucket_versions.h"
#include "store/sqlite/price_table.h"
#include "store/sqlite/sqlite_seller_consensus_store.h"

namespace companion::server::sqlite {

class SqlitePriceStore final : public PriceStore {
 public:
  /// The file's schema must be up to date. The others are kept by who writes.
  SqlitePriceStore(std::filesystem::path file, const std::atomic<int64_t>& product_count,
                   const BucketVersions& versions, const PublicSellers& public_sellers)
      : readers_(std::move(file)),
        product_count_(product_count),
        versions_(versions),
        public_sellers_(public_sellers) {}

  Result<std::vector<StoredProduct>> read_bucket(const KeyPrefix& prefix,
                                                 size_t max_products) override;
  uint64_t bucket_version(const KeyPrefix& prefix) const override { return versions_.of(prefix); }
  int64_t product_count() const override { return product_count_; }
  Result<std::vector<StoredSeller>> read_sellers(const KeyPrefix& prefix,
                                                 size_t max_sellers) override;
  uint64_t seller_bucket_version(const KeyPrefix& prefix) const override {
    return public_sellers_.versions.of(prefix);
  }
  int64_t seller_count() const override { return public_sellers_.count; }
  Result<std::vector<Deal>> read_deals(const DealFilter& filter, int64_t seen_since_ms,
                                       size_t limit) override;
  Result<std::vector<KeyedProduct>> read_after(std::optional<ProductKey> after,
                                               size_t limit) override;

 private:
  PriceReaderPool readers_;
  const std::atomic<int64_t>& product_count_;
  const BucketVersions& versions_;
  const PublicSellers& public_sellers_;
};

}  // namespace companion::server::sqlite
