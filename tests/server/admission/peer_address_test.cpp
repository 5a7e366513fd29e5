#include "admission/peer_address.h"

#include <gtest/gtest.h>

namespace companion::server {
namespace {

PeerAddress address(std::string_view text) {
  return PeerAddress::from_text(text).value();
}

TEST(PeerAddress, ReadsBothKindsAndNothingElse) {
  EXPECT_EQ(address("192.0.2.1").text(), "192.0.2.1");
  EXPECT_EQ(address("2001:DB8::1").text(), "2001:db8::1");
  EXPECT_EQ(address("::ffff:192.0.2.1"), address("192.0.2.1"));
  for (std::string_view text : {"", "192.0.2", "192.0.2.256", "192.0.2.1 ", "[::1]", "fe80::1%eth0",
                                "example.org", "192.0.2.1:80"}) {
    EXPECT_FALSE(PeerAddress::from_text(text)) << text;
  }
  EXPECT_FALSE(PeerAddress::from_text(std::string_view("192.0.2.1\0x", 11)));
}

TEST(PeerAddress, NetworksAreA24OrA48) {
  EXPECT_EQ(address("192.0.2.1").network(), address("192.0.2.254").network());
  EXPECT_NE(address("192.0.2.1").network(), address("192.0.3.1").network());
  EXPECT_EQ(address("2001:db8:1::1").network(), address("2001:db8:1:ffff::9").network());
  EXPECT_NE(address("2001:db8:1::1").network(), address("2001:db8:2::1").network());
  // The same leading bytes, but of another kind.
  EXPECT_NE(address("1.2.3.4").network(), address("102:300::").network());
}

}  // namespace
}  // namespace companion::server
