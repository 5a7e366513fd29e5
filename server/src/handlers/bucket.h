// Buckets: how many products share a prefix, and what an answer about them looks like.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/json_writer.h"
#include "crowd/consensus_rules.h"
#include "store/stored_product.h"

namespace companion::server {

/// Nobody can be told apart who asks for one of so many products.
inline constexpr int64_t kMinBucketProducts = 15;
/// 15.7 million products: with more the buckets grow.
inline constexpr size_t kMaxPrefixDigits = 5;
/// An answer holds no more, so that a short prefix cannot fetch the whole store.
inline constexpr size_t kMaxBucketProducts = 2'000;
/// The word for the prefix of no digits.
inline constexpr std::string_view kWholeStore = "all";

/// The most digits with which a bucket still holds 15 products, as hashes spread evenly:
///   239 → 0, 240 → 1, 3,840 → 2, 61,440 → 3, 983,040 → 4, 15,728,640 → 5
size_t prefix_digits(int64_t products);

/// How many products a bucket of so many digits holds on average.
int64_t expected_bucket(int64_t products, size_t digits);

/// {"product_id","category_id"?,"series":[…],"coupons"?:[…]} as GET /v1/history answers it (openapi.yaml: BucketProduct).
std::string product_json(const StoredProduct& product);

/// {"keys","networks"}: what it takes to publish a price.
void write_required(JsonWriter& out, const crowd::Thresholds& required);

/// The prefix of a request, if it is one that may be asked for while there are so many products (or stores):
/// as many digits as announced, or one fewer.
Result<KeyPrefix> allowed_prefix(const std::string& prefix, int64_t products);

/// {"prefix","required","products":[…]}.
std::string bucket_json(const std::string& prefix, const crowd::Thresholds& required,
                        const std::vector<StoredProduct>& products);

/// A text, then spaces up to the next of the sizes 16 KiB × 2ⁿ: what travels encrypted shows no more of
/// the bucket than its size class.
std::string padded(std::string text);

/// {"ok":true,"value":bucket_json}, padded.
std::string padded_bucket_json(const std::string& prefix, const crowd::Thresholds& required,
                               const std::vector<StoredProduct>& products);

}  // namespace companion::server
