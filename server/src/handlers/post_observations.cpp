#include "handlers/post_observations.h"

#include <algorithm>
#include <cctype>

#include "api/observation_json.h"
#include "handlers/envelope.h"

namespace companion::server {
namespace {

/// An item of the batch that is not stored, and why.
struct Refusal {
  size_t index;
  Error error;
};

struct SortedBatch {
  std::vector<KeyedObservation> accepted;
  std::vector<Refusal> refused;
};

/// Whether a Content-Type header says application/json, whatever its parameters.
bool is_json_type(std::string_view content_type) {
  constexpr std::string_view kExpected = "application/json";
  std::string_view type = content_type.substr(0, content_type.find(';'));
  type = type.substr(0, type.find_last_not_of(" \t") + 1);
  return std::equal(type.begin(), type.end(), kExpected.begin(), kExpected.end(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
}

/// The items of {"observations":[…]}.
Result<nlohmann::json> parse_items(const std::string& body) {
  nlohmann::json document = nlohmann::json::parse(body, nullptr, false);
  if (document.is_discarded()) {
    return Error{ErrorCode::kInvalidInput, "body", "not well-formed JSON"};
  }
  if (!document.is_object() || !document.contains("observations") ||
      !document["observations"].is_array()) {
    return Error{ErrorCode::kInvalidInput, "observations", "must be an array"};
  }
  if (document["observations"].size() > kMaxObservationsPerBatch) {
    return Error{ErrorCode::kTooLarge, "observations",
                 "at most " + std::to_string(kMaxObservationsPerBatch) + " a batch"};
  }
  return std::move(document["observations"]);
}

Result<Observation> read_item(const nlohmann::json& item, const AdmissionRules& rules,
                              int64_t now_ms) {
  Result<Observation> observation = api::observation_from_json(item);
  if (!observation) return observation;
  return check_observation(std::move(*observation), now_ms, rules.max_observation_age_ms);
}

SortedBatch sort_items(const nlohmann::json& items, const AdmissionRules& rules, int64_t now_ms) {
  SortedBatch batch;
  for (size_t index = 0; index < items.size(); ++index) {
    Result<Observation> observation = read_item(items[index], rules, now_ms);
    if (observation) {
      const ProductKey key = product_key(observation->series.product_id);
      batch.accepted.push_back({key, std::move(*observation)});
    } else {
      batch.refused.push_back({index, observation.error()});
    }
  }
  return batch;
}

std::string item_path(const Refusal& refusal) {
  return "observations[" + std::to_string(refusal.index) + "]." + refusal.error.where;
}

/// The one error for a batch of which nothing can be stored: it names every item, up to a
/// number that a reader would look at.
Error nothing_accepted(const std::vector<Refusal>& refused) {
  constexpr size_t kMaxNamed = 10;
  std::string message = "no observation was accepted";
  for (size_t i = 0; i < std::min(refused.size(), kMaxNamed); ++i) {
    message += "; " + item_path(refused[i]) + ": " + refused[i].error.message;
  }
  if (refused.size() > kMaxNamed) {
    message += "; and " + std::to_string(refused.size() - kMaxNamed) + " more";
  }
  return {refused.front().error.code, item_path(refused.front()), std::move(message)};
}

Response accepted_response(size_t accepted, const std::vector<Refusal>& refused) {
  nlohmann::ordered_json refused_items = nlohmann::ordered_json::array();
  for (const Refusal& refusal : refused) {
    refused_items.push_back({{"index", refusal.index},
                             {"code", error_name(refusal.error.code)},
                             {"where", refusal.error.where},
                             {"message", refusal.error.message}});
  }
  return value_response({{"accepted", accepted}, {"refused", std::move(refused_items)}});
}

}  // namespace

void post_observations(const Request& request, const AdmissionRules& rules,
                       ObservationStore& store, Metrics& metrics, const Clock& now_ms,
                       Respond respond) {
  if (!is_json_type(request.content_type)) {
    return respond(
        error_response({ErrorCode::kUnsupportedMedia, "content-type", "must be application/json"}));
  }
  const Result<nlohmann::json> items = parse_items(request.body);
  if (!items) return respond(error_response(items.error()));

  SortedBatch batch = sort_items(*items, rules, now_ms());
  metrics.observations.with({"refused"}).add(batch.refused.size());
  if (batch.accepted.empty()) {
    return respond(batch.refused.empty() ? accepted_response(0, {})
                                         : error_response(nothing_accepted(batch.refused)));
  }
  const size_t accepted = batch.accepted.size();
  store.append(std::move(batch.accepted),
               [accepted, refused = std::move(batch.refused), respond = std::move(respond),
                &metrics](const std::optional<Error>& failure) {
                 metrics.observations.with({failure ? "failed" : "stored"}).add(accepted);
                 respond(failure ? error_response(*failure) : accepted_response(accepted, refused));
               });
}

}  // namespace companion::server
