#include "http/peer.h"

#include <gtest/gtest.h>

namespace companion::server {
namespace {

PeerAddress address(std::string_view text) {
  return PeerAddress::from_text(text).value();
}

TEST(Peer, OnlyATrustedProxyIsBelieved) {
  const std::vector<PeerAddress> trusted = {address("10.0.0.1"), address("::1")};
  EXPECT_EQ(peer_address(address("192.0.2.1"), "198.51.100.7", trusted), "192.0.2.1");
  EXPECT_EQ(peer_address(address("192.0.2.1"), "198.51.100.7", {}), "192.0.2.1");
  EXPECT_EQ(peer_address(address("10.0.0.1"), "198.51.100.7", trusted), "198.51.100.7");
  EXPECT_EQ(peer_address(address("::1"), "2001:db8::5", trusted), "2001:db8::5");
  EXPECT_EQ(peer_address(address("::ffff:10.0.0.1"), "198.51.100.7", trusted), "198.51.100.7");
}

TEST(Peer, OfSeveralEntriesTheLastIsTheProxysOwn) {
  const std::vector<PeerAddress> trusted = {address("10.0.0.1")};
  EXPECT_EQ(peer_address(address("10.0.0.1"), "1.1.1.1, 8.8.8.8 ,\t198.51.100.7 ", trusted),
            "198.51.100.7");
}

TEST(Peer, AnEntryThatIsNoAddressIsTheProxyItself) {
  const std::vector<PeerAddress> trusted = {address("10.0.0.1")};
  for (const char* header : {"", " ", ",", "unknown", "198.51.100.7,", "198.51.100.7:4711"}) {
    EXPECT_EQ(peer_address(address("10.0.0.1"), header, trusted), "10.0.0.1") << header;
  }
}

}  // namespace
}  // namespace companion::server
