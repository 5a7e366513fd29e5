// The IP address of a peer, and the network it belongs to.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace companion::server {

class PeerAddress {
 public:
  /// Absent when the text is no IP address. An IPv4 address inside an IPv6 one
  /// (::ffff:192.0.2.1) is the IPv4 address.
  static std::optional<PeerAddress> from_text(std::string_view text);

  std::string text() const;

  /// What one customer of a provider usually has at least: the /24 of an IPv4 and the /48
  /// of an IPv6 address. The first byte tells the two kinds apart, the rest are zero.
  using Network = std::array<uint8_t, 7>;
  Network network() const;

  bool operator==(const PeerAddress&) const = default;

 private:
  PeerAddress() = default;

  bool is_v4_ = false;
  std::array<uint8_t, 16> bytes_{};  ///< of an IPv4 address the first four
};

}  // namespace companion::server
