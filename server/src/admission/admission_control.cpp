#include "admission/admission_control.h"

namespace companion::server {
namespace {

constexpr uint64_t kEverybody = 0;

RateLimit a_minute(int64_t count) {
  return {.per_minute = count, .burst = count};
}

}  // namespace

AdmissionControl::AdmissionControl(const AdmissionLimits& limits)
    : network_reads_(a_minute(limits.network_reads)),
      network_writes_(a_minute(limits.network_writes)),
      new_keys_(a_minute(limits.new_keys)),
      network_new_keys_(a_minute(limits.network_new_keys)) {}

void AdmissionControl::set_limits(const AdmissionLimits& limits) {
  network_reads_.set_limit(a_minute(limits.network_reads));
  network_writes_.set_limit(a_minute(limits.network_writes));
  new_keys_.set_limit(a_minute(limits.new_keys));
  network_new_keys_.set_limit(a_minute(limits.network_new_keys));
}

RateDecision AdmissionControl::read(std::string_view peer_address, int64_t now_ms) {
  return network_reads_.take(network_of(peer_address, now_ms), now_ms);
}

RateDecision AdmissionControl::write(std::string_view peer_address, int64_t now_ms) {
  return network_writes_.take(network_of(peer_address, now_ms), now_ms);
}

RateDecision AdmissionControl::new_key(std::string_view peer_address, int64_t now_ms) {
  // The network first: what one network asks for in vain must not use up everybody's limit.
  const RateDecision of_network = network_new_keys_.take(network_of(peer_address, now_ms), now_ms);
  return of_network.allowed() ? new_keys_.take(kEverybody, now_ms) : of_network;
}

uint64_t AdmissionControl::network_of(std::string_view peer_address, int64_t now_ms) {
  const auto address = PeerAddress::from_text(peer_address);
  return address ? networks_.id_of(*address, now_ms) : kEverybody;
}

}  // namespace companion::server
