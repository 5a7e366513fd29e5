#include "handlers/get_sellers.h"

#include "handlers/bucket.h"
#include "handlers/bucket_answer.h"
#include "handlers/envelope.h"
#include "handlers/seller_bucket.h"

namespace companion::server {

Response get_sellers(const Request& request, PriceStore& store, BucketCache& cache,
                     const crowd::Thresholds& required) {
  const Result<KeyPrefix> prefix = allowed_prefix(request.path_argument, store.seller_count());
  if (!prefix) return error_response(prefix.error());
  const uint64_t version = store.seller_bucket_version(*prefix);
  return bucket_answer(request, cache, version, [&]() -> Result<std::string> {
    const auto sellers = store.read_sellers(*prefix, kMaxBucketProducts);
    if (!sellers) return sellers.error();
    return padded_seller_bucket_json(request.path_argument, required, *sellers);
  });
}

}  // namespace companion::server
