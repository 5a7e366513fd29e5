#include "handlers/post_batch.h"

#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "handlers/bucket.h"
#include "handlers/envelope.h"

namespace companion::server {
namespace {

Error invalid(std::string where, std::string message) {
  return {ErrorCode::kInvalidInput, std::move(where), std::move(message)};
}

/// The prefixes of the body, every one of which may be asked for now.
Result<std::vector<std::string>> read_prefixes(const std::string& body, int64_t products) {
  const nlohmann::json document = nlohmann::json::parse(body, nullptr, false);
  if (document.is_discarded()) return invalid("body", "not well-formed JSON");
  const bool has_list = document.is_object() && document.contains("prefixes") &&
                        document["prefixes"].is_array() && !document["prefixes"].empty();
  if (!has_list) return invalid("prefixes", "must be an array with a prefix at least");
  std::vector<std::string> prefixes;
  for (const nlohmann::json& each : document["prefixes"]) {
    const std::string where = "prefixes[" + std::to_string(prefixes.size()) + "]";
    if (!each.is_string()) return invalid(where, "must be a text");
    std::string prefix = each.get<std::string>();
    if (const auto allowed = allowed_prefix(prefix, products); !allowed) {
      return invalid(where, allowed.error().message);
    }
    prefixes.push_back(std::move(prefix));
  }
  return prefixes;
}

/// {"ok":true,"value":{"buckets":[…]}}, a bucket a piece.
class Buckets {
 public:
  Buckets(PriceStore& store, const crowd::Thresholds& required, std::vector<std::string> prefixes)
      : store_(store), required_(required), prefixes_(std::move(prefixes)) {}

  std::string next() {
    if (done_ > prefixes_.size()) return {};
    const size_t now = done_++;
    if (now == prefixes_.size()) return "]}}";
    const std::string& prefix = prefixes_[now];
    const auto products =
        store_.read_bucket(*KeyPrefix::from_hex(prefix == kWholeStore ? "" : prefix), kMaxBucketProducts);
    // Too late for an error answer: the stream breaks off, so that nobody takes it for the whole.
    if (!products) throw std::runtime_error("the storage failed while a batch was read");
    return (now == 0 ? R"({"ok":true,"value":{"buckets":[)" : ",") +
           bucket_json(prefix, required_, *products);
  }

 private:
  PriceStore& store_;
  const crowd::Thresholds required_;
  const std::vector<std::string> prefixes_;
  size_t done_ = 0;
};

}  // namespace

Response post_batch(const Request& request, AdmissionControl& control, PriceStore& store,
                    const crowd::Thresholds& required, const Clock& now_ms) {
  if (request.api_key.empty()) {
    return error_response({ErrorCode::kUnauthorized, "x-api-key", "batches need an API key"});
  }
  const Result<std::vector<std::string>> prefixes =
      read_prefixes(request.body, store.product_count());
  if (!prefixes) return error_response(prefixes.error());
  // Nothing is counted against the plan yet.
  const ApiKeyDecision holder = control.api_keys().use(request.api_key, now_ms(), 0);
  if (!holder.is_known) {
    return error_response({ErrorCode::kUnauthorized, "x-api-key", "no such API key"});
  }
  const auto count = static_cast<int64_t>(prefixes->size());
  if (count > holder.prefixes_per_batch) {
    return error_response({ErrorCode::kTooLarge, "prefixes",
                           "at most " + std::to_string(holder.prefixes_per_batch) + " at a time"});
  }
  const ApiKeyDecision decision = control.api_keys().use(request.api_key, now_ms(), count);
  if (decision.retry_after_s > 0) return rate_limited_response("x-api-key", decision.retry_after_s);
  return {.status = 200,
          .content_type = "application/json",
          .headers = {{"Cache-Control", "no-store"}},
          .next_chunk = [buckets = Buckets(store, required, *prefixes)]() mutable {
            return buckets.next();
          }};
}

}  // namespace companion::server
