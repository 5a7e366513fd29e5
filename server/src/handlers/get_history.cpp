#include "handlers/get_history.h"

#include <algorithm>

#include "api/series_json.h"
#include "crypto/sha256.h"
#include "handlers/envelope.h"

namespace companion::server {
namespace {

nlohmann::ordered_json product_json(const StoredProduct& product) {
  nlohmann::ordered_json series = nlohmann::ordered_json::array();
  for (const StoredSeries& stored : product.series) {
    series.emplace_back(api::series_to_json(stored.key, stored.history));
  }
  return {
      {"key", hex(product.key)}, {"product_id", product.product_id}, {"series", std::move(series)}};
}

std::string entity_tag(std::string_view body) {
  constexpr size_t kTagBytes = 16;
  const Sha256 digest = sha256(body);
  return '"' + hex(std::span(digest).first<kTagBytes>()) + '"';
}

/// Whether an If-None-Match header ("*" or a list, weak tags included) names the tag.
bool names_tag(std::string_view if_none_match, std::string_view tag) {
  if (if_none_match == "*") return true;
  while (!if_none_match.empty()) {
    const size_t comma = std::min(if_none_match.find(','), if_none_match.size());
    std::string_view candidate = if_none_match.substr(0, comma);
    candidate.remove_prefix(std::min(candidate.find_first_not_of(" \t"), candidate.size()));
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    candidate = candidate.substr(0, candidate.find_last_not_of(" \t") + 1);
    if (candidate == tag) return true;
    if_none_match.remove_prefix(std::min(comma + 1, if_none_match.size()));
  }
  return false;
}

}  // namespace

Response get_history(const Request& request, ObservationStore& store) {
  const auto prefix = KeyPrefix::from_hex(request.path_argument);
  if (!prefix) {
    return error_response(
        {ErrorCode::kInvalidInput, "prefix", "must be 2 to 64 lower-case hexadecimal digits"});
  }
  const Result<std::vector<StoredProduct>> bucket = store.read_bucket(*prefix, kMaxSeriesPerAnswer);
  if (!bucket) return error_response(bucket.error());

  nlohmann::ordered_json products = nlohmann::ordered_json::array();
  for (const StoredProduct& product : *bucket) products.push_back(product_json(product));
  Response response =
      value_response({{"prefix", prefix->digits()}, {"products", std::move(products)}});

  const std::string tag = entity_tag(response.body);
  response.headers = {{"Cache-Control", "public, no-cache"}, {"ETag", tag}};
  if (names_tag(request.if_none_match, tag)) {
    response.status = 304;
    response.content_type.clear();
    response.body.clear();
  }
  return response;
}

}  // namespace companion::server
