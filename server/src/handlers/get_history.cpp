#include "handlers/get_history.h"

#include "handlers/bucket.h"
#include "handlers/entity_tag.h"
#include "handlers/envelope.h"

namespace companion::server {
namespace {

std::shared_ptr<const BucketCache::Answer> finished_answer(
    const std::string& prefix, const crowd::Thresholds& required,
    const std::vector<StoredProduct>& products) {
  std::string body = padded_bucket_json(prefix, required, products);
  std::string tag = content_tag(body);
  return std::make_shared<BucketCache::Answer>(
      BucketCache::Answer{.body = std::move(body), .tag = std::move(tag)});
}

}  // namespace

Response get_history(const Request& request, PriceStore& store, BucketCache& cache,
                     const crowd::Thresholds& required) {
  const Result<KeyPrefix> prefix = allowed_prefix(request.path_argument, store.product_count());
  if (!prefix) return error_response(prefix.error());
  const uint64_t version = store.bucket_version(*prefix);  // before the bucket is read
  auto answer = cache.find(request.path_argument, version);
  if (!answer) {
    const auto products = store.read_bucket(*prefix, kMaxBucketProducts);
    if (!products) return error_response(products.error());
    answer = finished_answer(request.path_argument, required, *products);
    cache.keep(request.path_argument, version, answer);
  }
  Response response{.status = 200,
                    .content_type = "application/json",
                    .shared_body = {answer, &answer->body}};
  return with_entity_tag(std::move(response), answer->tag, request.if_none_match,
                         "public, max-age=86400");
}

}  // namespace companion::server
