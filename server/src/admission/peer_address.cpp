#include "admission/peer_address.h"

#include <arpa/inet.h>

#include <algorithm>

namespace companion::server {
namespace {

constexpr std::array<uint8_t, 12> kMappedPrefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

}  // namespace

std::optional<PeerAddress> PeerAddress::from_text(std::string_view text) {
  const std::string terminated(text);
  if (terminated.find('\0') != std::string::npos) return std::nullopt;
  PeerAddress address;
  if (inet_pton(AF_INET, terminated.c_str(), address.bytes_.data()) == 1) {
    address.is_v4_ = true;
    return address;
  }
  if (inet_pton(AF_INET6, terminated.c_str(), address.bytes_.data()) != 1) return std::nullopt;
  if (std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), address.bytes_.begin())) {
    PeerAddress mapped;
    mapped.is_v4_ = true;
    std::copy_n(address.bytes_.begin() + kMappedPrefix.size(), 4, mapped.bytes_.begin());
    return mapped;
  }
  return address;
}

std::string PeerAddress::text() const {
  char text[INET6_ADDRSTRLEN];
  return inet_ntop(is_v4_ ? AF_INET : AF_INET6, bytes_.data(), text, sizeof text);
}

PeerAddress::Network PeerAddress::network() const {
  Network network{};
  network[0] = is_v4_ ? 4 : 6;
  std::copy_n(bytes_.begin(), is_v4_ ? 3 : 6, network.begin() + 1);
  return network;
}

}  // namespace companion::server
