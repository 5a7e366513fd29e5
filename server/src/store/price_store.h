// The public side of the storage: what was decided about prices and stores, for everyone to read.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "companion/result.h"
#include "store/deal.h"
#include "store/product_key.h"
#include "store/stored_product.h"
#include "store/stored_seller.h"

namespace companion::server {

class PriceStore {
 public:
  virtual ~PriceStore() = default;

  /// All products of a bucket, by ascending key. kInvalidInput when there are more than
  /// `max_products` (the caller should ask with a longer prefix), kUnavailable when the storage
  /// fails. Any thread.
  virtual Result<std::vector<StoredProduct>> read_bucket(const KeyPrefix& prefix,
                                                         size_t max_products) = 0;

  /// Another number after every change of a product whose key begins so; read before the bucket, it says
  /// whether what was read still holds. Any thread, at once.
  virtual uint64_t bucket_version(const KeyPrefix& prefix) const = 0;

  /// How many products have a published price. Any thread, at once.
  virtual int64_t product_count() const = 0;

  /// The same three about stores: a bucket of them, its version, how many are public.
  virtual Result<std::vector<StoredSeller>> read_sellers(const KeyPrefix& prefix,
                                                         size_t max_sellers) = 0;
  virtual uint64_t seller_bucket_version(const KeyPrefix& prefix) const = 0;
  virtual int64_t seller_count() const = 0;

  /// Of the deals asked for, the largest drops of every destination and currency, `limit` of each, seen
  /// since. Any thread.
  virtual Result<std::vector<Deal>> read_deals(const DealFilter& filter, int64_t seen_since_ms,
                                               size_t limit) = 0;

  /// The products after `after` (by ascending key, at most `limit`), with their keys: for walking
  /// through all of them without holding anything meanwhile. Any thread.
  struct KeyedProduct {
    ProductKey key = 0;
    StoredProduct product;
  };
  virtual Result<std::vector<KeyedProduct>> read_after(std::optional<ProductKey> after,
                                                       size_t limit) = 0;
};

}  // namespace companion::server
