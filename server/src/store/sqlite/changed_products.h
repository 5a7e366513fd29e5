// Which products, or which stores, the log has news of: from its writer to the consensus.
#pragma once

#include <mutex>
#include <span>
#include <unordered_set>
#include <vector>

#include "store/product_key.h"

namespace companion::server::sqlite {

class ChangedProducts {
 public:
  void add(std::span<const ProductKey> keys) {
    const std::lock_guard lock(mutex_);
    keys_.insert(keys.begin(), keys.end());
  }

  /// All since the last call.
  std::vector<ProductKey> take() {
    const std::lock_guard lock(mutex_);
    std::vector<ProductKey> keys(keys_.begin(), keys_.end());
    keys_.clear();
    return keys;
  }

 private:
  std::mutex mutex_;
  std::unordered_set<ProductKey> keys_;
};

}  // namespace companion::server::sqlite
