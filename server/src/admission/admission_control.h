// The limits of everybody who comes without an API key, by network.
#pragma once

#include <cstdint>
#include <string_view>

#include "admission/api_keys.h"
#include "admission/network_ids.h"
#include "admission/rate_limiter.h"

namespace companion::server {

/// Per minute each; saved up to one minute's worth.
struct AdmissionLimits {
  int64_t network_reads = 1'200;
  int64_t network_writes = 240;
  /// The emergency throttle: contributor keys that were never seen before, of all networks
  /// together and of one. Whoever floods the server with keys meets the latter first.
  int64_t new_keys = 120;
  int64_t network_new_keys = 6;
};

class AdmissionControl {
 public:
  explicit AdmissionControl(const AdmissionLimits& limits);

  /// Changes the limits from now on. Any thread.
  void set_limits(const AdmissionLimits& limits);

  // `peer_address` as in Request; times are UTC epoch milliseconds. Any thread.
  RateDecision read(std::string_view peer_address, int64_t now_ms);
  RateDecision write(std::string_view peer_address, int64_t now_ms);
  /// To be asked before a key that was never seen is taken.
  RateDecision new_key(std::string_view peer_address, int64_t now_ms);

  NetworkIds& networks() { return networks_; }
  ApiKeys& api_keys() { return api_keys_; }

 private:
  /// 0, one for all, where the address is no IP address (a local socket).
  uint64_t network_of(std::string_view peer_address, int64_t now_ms);

  NetworkIds networks_;
  ApiKeys api_keys_;
  RateLimiter network_reads_;
  RateLimiter network_writes_;
  RateLimiter new_keys_;
  RateLimiter network_new_keys_;
};

}  // namespace companion::server
