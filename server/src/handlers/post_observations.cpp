#include "handlers/post_observations.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "api/coupon_observation_json.h"
#include "api/observation_json.h"
#include "handlers/envelope.h"
#include "handlers/plain_batch.h"
#include "handlers/signed_text.h"

namespace companion::server {
namespace {

/// An item of the batch that is not stored, and why.
struct Refusal {
  std::string_view list;  ///< "observations" or "coupons"
  size_t index;
  Error error;
};

struct SortedBatch {
  std::vector<KeyedObservation> accepted;
  std::vector<KeyedCoupon> coupons;
  std::vector<Refusal> refused;

  size_t accepted_count() const { return accepted.size() + coupons.size(); }
};

/// What the items of {"observations":[…],"coupons"?:[…]} say, whether or not it can be true.
struct BatchItems {
  std::vector<Result<Observation>> observations;
  std::vector<Result<CouponObservation>> coupons;

  size_t size() const { return observations.size() + coupons.size(); }
};

/// The lists of a batch, as trees.
struct BatchLists {
  nlohmann::json observations = nlohmann::json::array();
  nlohmann::json coupons = nlohmann::json::array();

  size_t size() const { return observations.size() + coupons.size(); }
};

Result<BatchLists> parse_lists(const std::string& batch) {
  nlohmann::json document = nlohmann::json::parse(batch, nullptr, false);
  if (document.is_discarded()) {
    return Error{ErrorCode::kInvalidInput, "batch", "not well-formed JSON"};
  }
  if (!document.is_object() || !document.contains("observations") ||
      !document["observations"].is_array()) {
    return Error{ErrorCode::kInvalidInput, "observations", "must be an array"};
  }
  BatchLists lists;
  lists.observations = std::move(document["observations"]);
  if (document.contains("coupons")) lists.coupons = std::move(document["coupons"]);
  if (!lists.coupons.is_array()) {
    return Error{ErrorCode::kInvalidInput, "coupons", "must be an array"};
  }
  if (lists.size() > kMaxObservationsPerBatch) {
    return Error{ErrorCode::kTooLarge, "observations",
                 "at most " + std::to_string(kMaxObservationsPerBatch) + " a batch"};
  }
  return lists;
}

std::optional<Error> closed_day_fault(int64_t observed_at_ms, const AdmissionRules& rules,
                                      int64_t now_ms) {
  const int64_t first_open_day = crowd::day_of(now_ms) - rules.open_days + 1;
  if (crowd::day_of(observed_at_ms) >= first_open_day) return std::nullopt;
  return Error{ErrorCode::kInvalidInput, "observed_at", "is of a day that is closed"};
}

Result<BatchItems> read_items(const std::string& batch) {
  if (auto plain = read_plain_batch(batch, kMaxObservationsPerBatch)) {
    return BatchItems{{std::move_iterator(plain->begin()), std::move_iterator(plain->end())}, {}};
  }
  const Result<BatchLists> lists = parse_lists(batch);
  if (!lists) return lists.error();
  BatchItems items;
  for (const nlohmann::json& item : lists->observations) {
    items.observations.push_back(api::observation_from_json(item));
  }
  for (const nlohmann::json& item : lists->coupons) {
    items.coupons.push_back(api::coupon_from_json(item));
  }
  return items;
}

Result<Observation> check_item(Result<Observation> observation, const AdmissionRules& rules,
                               int64_t now_ms) {
  if (!observation) return observation;
  observation = check_observation(std::move(*observation), now_ms, rules.open_days * kDayMs);
  if (!observation) return observation;
  if (auto fault = closed_day_fault(observation->observed_at_ms, rules, now_ms)) return *fault;
  return observation;
}

Result<CouponObservation> check_item(Result<CouponObservation> coupon, const AdmissionRules& rules,
                                     int64_t now_ms) {
  if (!coupon) return coupon;
  coupon = check_coupon(std::move(*coupon), now_ms, rules.open_days * kDayMs);
  if (!coupon) return coupon;
  if (auto fault = closed_day_fault(coupon->observed_at_ms, rules, now_ms)) return *fault;
  return coupon;
}

SortedBatch sort_items(BatchItems items, const AdmissionRules& rules, int64_t now_ms) {
  SortedBatch batch;
  batch.accepted.reserve(items.observations.size());
  for (size_t index = 0; index < items.observations.size(); ++index) {
    Result<Observation> observation =
        check_item(std::move(items.observations[index]), rules, now_ms);
    if (observation) {
      const ProductKey key = product_key(observation->series.product_id);
      batch.accepted.push_back({key, std::move(*observation)});
    } else {
      batch.refused.push_back({"observations", index, observation.error()});
    }
  }
  for (size_t index = 0; index < items.coupons.size(); ++index) {
    Result<CouponObservation> coupon = check_item(std::move(items.coupons[index]), rules, now_ms);
    if (coupon) {
      const ProductKey key = product_key(coupon->product_id);
      batch.coupons.push_back({key, std::move(*coupon)});
    } else {
      batch.refused.push_back({"coupons", index, coupon.error()});
    }
  }
  return batch;
}

std::string item_path(const Refusal& refusal) {
  return std::string(refusal.list) + '[' + std::to_string(refusal.index) + "]." +
         refusal.error.where;
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
    refused_items.push_back({{"list", refusal.list},
                             {"index", refusal.index},
                             {"code", error_name(refusal.error.code)},
                             {"where", refusal.error.where},
                             {"message", refusal.error.message}});
  }
  return value_response({{"accepted", accepted}, {"refused", std::move(refused_items)}});
}

/// The number of the network that a request comes from; 0, one for all, where the address is no IP
/// address (a local socket).
crowd::NetworkId network_of(const Request& request, NetworkIds& networks, int64_t now_ms) {
  constexpr unsigned kUnusedBits = 2;
  const auto address = PeerAddress::from_text(request.peer_address);
  return address ? networks.id_of(*address, now_ms) >> kUnusedBits : 0;
}

/// What a key's limit is counted by: its first bytes are as good as random.
uint64_t limit_id(const PublicKey& key) {
  uint64_t id = 0;
  std::memcpy(&id, key.data(), sizeof id);
  return id;
}

}  // namespace

void post_observations(const Request& request, const Admission& admission, ContributionLog& log,
                       Metrics& metrics, const Clock& now_ms, Respond respond) {
  const Result<SignedText> signed_batch = read_signed(request, kObservationsPurpose);
  if (!signed_batch) return respond(error_response(signed_batch.error()));
  Result<BatchItems> items = read_items(signed_batch->text);
  if (!items) return respond(error_response(items.error()));

  const int64_t now = now_ms();
  const RateDecision limit = admission.observations_per_key.take(
      limit_id(signed_batch->key), now, static_cast<int64_t>(items->size()));
  if (!limit.allowed()) return respond(rate_limited_response("key", limit.retry_after_s));
  const Result<bool> is_known = log.knows(signed_batch->key);
  if (!is_known) return respond(error_response(is_known.error()));
  if (!*is_known) {
    const RateDecision new_key = admission.control.new_key(request.peer_address, now);
    if (!new_key.allowed()) return respond(rate_limited_response("key", new_key.retry_after_s));
  }

  SortedBatch batch = sort_items(std::move(*items), admission.rules, now);
  metrics.observations.with({"refused"}).add(batch.refused.size());
  const size_t accepted = batch.accepted_count();
  if (accepted == 0) {
    return respond(batch.refused.empty() ? accepted_response(0, {})
                                         : error_response(nothing_accepted(batch.refused)));
  }
  log.append({.contributor = signed_batch->key,
              .network = network_of(request, admission.control.networks(), now),
              .observations = std::move(batch.accepted),
              .coupons = std::move(batch.coupons)},
             [accepted, refused = std::move(batch.refused), respond = std::move(respond),
              &metrics](const std::optional<Error>& failure) {
               metrics.observations.with({failure ? "failed" : "stored"}).add(accepted);
               respond(failure ? error_response(*failure) : accepted_response(accepted, refused));
             });
}

}  // namespace companion::server
