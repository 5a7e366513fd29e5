// Who is behind a connection: the peer itself, or whom a trusted proxy speaks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "admission/peer_address.h"

namespace companion::server {

/// The address of who asks, as text. `connected` is the other end of the connection,
/// `forwarded_for` the last X-Forwarded-For header of the request ("" without one). A header
/// is believed only from a trusted proxy, and of it only the last entry, which that proxy
/// wrote; the entries before are the client's own words.
std::string peer_address(const PeerAddress& connected, std::string_view forwarded_for,
                         const std::vector<PeerAddress>& trusted_proxies);

}  // namespace companion::server
