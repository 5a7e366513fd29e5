#include "handlers/post_observations.h"

#include <algorithm>
#include <cstring>

#include "handlers/envelope.h"
#include "handlers/observation_batch.h"
#include "handlers/signed_text.h"

namespace companion::server {
namespace {

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

  SortedBatch batch = sort_items(std::move(*items), admission.rules.open_days, now);
  metrics.observations.with({"refused"}).add(batch.refused.size());
  const size_t accepted = batch.accepted_count();
  if (accepted == 0) {
    return respond(batch.refused.empty() ? accepted_response(0, {})
                                         : error_response(nothing_accepted(batch.refused)));
  }
  log.append({.contributor = signed_batch->key,
              .network = network_of(request, admission.control.networks(), now),
              .observations = std::move(batch.accepted),
              .coupons = std::move(batch.coupons),
              .sellers = std::move(batch.sellers)},
             [accepted, refused = std::move(batch.refused), respond = std::move(respond),
              &metrics](const std::optional<Error>& failure) {
               metrics.observations.with({failure ? "failed" : "stored"}).add(accepted);
               respond(failure ? error_response(*failure) : accepted_response(accepted, refused));
             });
}

}  // namespace companion::server
