// The hashed product id: what everything stored is keyed by and what readers ask for.
//
//   hash    = SHA-256 over the ASCII text "product:<product_id>"
//   key     = its first 8 bytes as a number, in the order of the hashes
//   prefix  = its first lower-case hexadecimal digits
//
// A reader names only a prefix, so the server learns a bucket of products and not the one
// that is looked at; and one product always lies in one partition of the key space. Two
// products share a key once in 10¹⁹ pairs: the first one known then keeps it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "companion/observation.h"
#include "crowd/report.h"
#include "crypto/sha256.h"

namespace companion::server {

/// Signed, as databases have it: the hash's first 8 bytes, big-endian, less 2⁶³.
using ProductKey = int64_t;

/// The key of a product id (decimal digits).
ProductKey product_key(std::string_view product_id);

/// The first `digits` (at most 16) hexadecimal digits of a key's hash.
std::string key_digits(ProductKey key, size_t digits);

/// What the consensus knows a series by: the first 62 bits of a SHA-256 over all its parts.
crowd::SeriesId series_id(const SeriesKey& series);

/// A bucket of the key space: all keys whose hash begins alike.
class KeyPrefix {
 public:
  static constexpr size_t kMaxDigits = 16;

  /// Absent unless `digits` are 0..16 lower-case hexadecimal digits.
  static std::optional<KeyPrefix> from_hex(std::string_view digits);

  const std::string& digits() const { return digits_; }

  /// The lowest and the highest key of the bucket, both belonging to it.
  ProductKey first() const { return first_; }
  ProductKey last() const { return last_; }

 private:
  explicit KeyPrefix(std::string_view digits);

  std::string digits_;
  ProductKey first_ = 0;
  ProductKey last_ = 0;
};

}  // namespace companion::server
