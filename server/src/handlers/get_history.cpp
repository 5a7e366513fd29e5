#include "handlers/get_history.h"

#include "api/series_json.h"
#include "handlers/entity_tag.h"
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
  const std::string tag = content_tag(response.body);
  return with_entity_tag(std::move(response), tag, request.if_none_match);
}

}  // namespace companion::server
