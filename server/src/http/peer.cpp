#include "http/peer.h"

#include <algorithm>

namespace companion::server {

std::string peer_address(const PeerAddress& connected, std::string_view forwarded_for,
                         const std::vector<PeerAddress>& trusted_proxies) {
  const bool is_trusted =
      std::find(trusted_proxies.begin(), trusted_proxies.end(), connected) != trusted_proxies.end();
  if (!is_trusted) return connected.text();
  std::string_view last = forwarded_for.substr(forwarded_for.rfind(',') + 1);
  last.remove_prefix(std::min(last.find_first_not_of(" \t"), last.size()));
  last = last.substr(0, last.find_last_not_of(" \t") + 1);
  const auto client = PeerAddress::from_text(last);
  return (client ? *client : connected).text();
}

}  // namespace companion::server
