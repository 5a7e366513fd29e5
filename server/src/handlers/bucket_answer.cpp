#include "handlers/bucket_answer.h"

#include <utility>

#include "handlers/entity_tag.h"
#include "handlers/envelope.h"

namespace companion::server {

Response bucket_answer(const Request& request, BucketCache& cache, uint64_t version,
                       const std::function<Result<std::string>()>& make_body) {
  auto answer = cache.find(request.path_argument, version);
  if (!answer) {
    Result<std::string> body = make_body();
    if (!body) return error_response(body.error());
    std::string tag = content_tag(*body);
    answer = std::make_shared<BucketCache::Answer>(
        BucketCache::Answer{.body = std::move(*body), .tag = std::move(tag)});
    cache.keep(request.path_argument, version, answer);
  }
  Response response{.status = 200,
                    .content_type = "application/json",
                    .shared_body = {answer, &answer->body}};
  return with_entity_tag(std::move(response), answer->tag, request.if_none_match,
                         "public, max-age=86400");
}

}  // namespace companion::server
