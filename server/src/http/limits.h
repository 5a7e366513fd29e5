// How much of the server one peer may use.
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "admission/peer_address.h"

namespace companion::server {

struct HttpLimits {
  size_t max_connections = 1'024;
  /// Of those, how many one network may have; a trusted proxy may have all.
  size_t max_network_connections = 256;
  size_t max_header_bytes = 8 * 1024;
  size_t max_body_bytes = 256 * 1024;

  /// Between two requests on a kept connection, and before the first.
  std::chrono::milliseconds idle_timeout{60'000};
  /// From a request's first byte to the end of its header.
  std::chrono::milliseconds header_timeout{10'000};
  /// From the end of the header to the end of the body.
  std::chrono::milliseconds body_timeout{20'000};
  /// For the peer to take an answer.
  std::chrono::milliseconds write_timeout{20'000};

  /// Whose X-Forwarded-For is believed (http/peer.h).
  std::vector<PeerAddress> trusted_proxies{};
};

}  // namespace companion::server
