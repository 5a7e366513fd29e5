// The answer about a bucket: from the cache where it still holds, with its tag.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "companion/result.h"
#include "handlers/bucket_cache.h"
#include "handlers/exchange.h"

namespace companion::server {

/// Answers a request whose path argument names a bucket. `version` is that of the bucket, read before;
/// `make_body` is called where the cache holds no answer of that version. May be kept for a day.
Response bucket_answer(const Request& request, BucketCache& cache, uint64_t version,
                       const std::function<Result<std::string>()>& make_body);

}  // namespace companion::server
