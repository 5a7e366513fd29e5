// How often what is public changed, by part of the key space: whoever keeps an answer about a bucket
// sees by it whether the answer still holds.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "store/product_key.h"

namespace companion::server::sqlite {

class BucketVersions {
 public:
  /// To be called after a change of the product was committed. Any thread.
  void changed(ProductKey key) { versions_[part_of(key)].fetch_add(1); }

  /// Higher after every change of a product whose key begins so; also after some of others. Any
  /// thread.
  uint64_t of(const KeyPrefix& prefix) const {
    uint64_t sum = 0;
    for (size_t part = part_of(prefix.first()); part <= part_of(prefix.last()); ++part) {
      sum += versions_[part];
    }
    return sum;
  }

 private:
  static constexpr unsigned kPartBits = 16;

  static size_t part_of(ProductKey key) {
    constexpr uint64_t kSign = uint64_t{1} << 63;  // keys are the hash's first bytes, less 2⁶³
    return (static_cast<uint64_t>(key) ^ kSign) >> (64 - kPartBits);
  }

  std::array<std::atomic<uint32_t>, size_t{1} << kPartBits> versions_{};
};

}  // namespace companion::server::sqlite
