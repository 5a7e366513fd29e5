// The hashed product id: what every stored series is keyed by and what readers ask for.
//
//   key    = SHA-256 over the ASCII text "product:<product_id>"
//   prefix = the first 2..64 lower-case hexadecimal digits of a key
//
// A reader names only a prefix, so the server learns a bucket of products and not the one
// that is looked at; and one product always lies in one partition of the key space.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/sha256.h"

namespace companion::server {

using ProductKey = Sha256;

/// The key of a product id (decimal digits).
ProductKey product_key(std::string_view product_id);

/// A bucket of the key space: all keys whose hexadecimal form begins alike.
class KeyPrefix {
 public:
  static constexpr size_t kMinDigits = 2;
  static constexpr size_t kMaxDigits = 64;

  /// Absent unless `digits` are 2..64 lower-case hexadecimal digits.
  static std::optional<KeyPrefix> from_hex(std::string_view digits);

  const std::string& digits() const { return digits_; }

  /// The lowest and the highest key of the bucket, both belonging to it.
  const ProductKey& first() const { return first_; }
  const ProductKey& last() const { return last_; }

 private:
  explicit KeyPrefix(std::string_view digits);

  std::string digits_;
  ProductKey first_;
  ProductKey last_;
};

}  // namespace companion::server
