#include "handlers/get_history.h"

#include "handlers/bucket.h"
#include "handlers/bucket_answer.h"
#include "handlers/envelope.h"

namespace companion::server {

Response get_history(const Request& request, PriceStore& store, BucketCache& cache,
                     const crowd::Thresholds& required) {
  const Result<KeyPrefix> prefix = allowed_prefix(request.path_argument, store.product_count());
  if (!prefix) return error_response(prefix.error());
  const uint64_t version = store.bucket_version(*prefix);
  return bucket_answer(request, cache, version, [&]() -> Result<std::string> {
    const auto products = store.read_bucket(*prefix, kMaxBucketProducts);
    if (!products) return products.error();
    return padded_bucket_json(request.path_argument, required, *products);
  });
}

}  // namespace companion::server
