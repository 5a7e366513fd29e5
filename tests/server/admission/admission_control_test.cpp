#include "admission/admission_control.h"

#include <gtest/gtest.h>

#include <functional>

namespace companion::server {
namespace {

constexpr int64_t kNow = 1'795'435'200'000;  // a midnight

int allowed_of(int tries, const std::function<RateDecision()>& attempt) {
  int allowed = 0;
  for (int i = 0; i < tries; ++i) allowed += attempt().allowed();
  return allowed;
}

TEST(AdmissionControl, EveryNetworkHasItsOwnLimits) {
  AdmissionControl control({.network_reads = 5, .network_writes = 2});
  EXPECT_EQ(allowed_of(10, [&] { return control.read("192.0.2.1", kNow); }), 5);
  EXPECT_FALSE(control.read("192.0.2.200", kNow).allowed()) << "the same network";
  EXPECT_EQ(allowed_of(10, [&] { return control.read("198.51.100.1", kNow); }), 5);
  EXPECT_EQ(allowed_of(10, [&] { return control.write("192.0.2.1", kNow); }), 2);
  EXPECT_EQ(control.write("192.0.2.1", kNow).retry_after_s, 30);
}

TEST(AdmissionControl, NewKeysAreFewInAllAndFewerOfOneNetwork) {
  AdmissionControl control({.new_keys = 5, .network_new_keys = 2});
  EXPECT_EQ(allowed_of(50, [&] { return control.new_key("192.0.2.1", kNow); }), 2);
  EXPECT_EQ(allowed_of(50, [&] { return control.new_key("198.51.100.1", kNow); }), 2)
      << "the flood of the first has not used up everybody's";
  EXPECT_EQ(allowed_of(50, [&] { return control.new_key("203.0.113.1", kNow); }), 1);
  EXPECT_GT(control.new_key("2001:db8::1", kNow).retry_after_s, 0);
}

TEST(AdmissionControl, WhoHasNoAddressSharesALimit) {
  AdmissionControl control({.network_reads = 3});
  EXPECT_EQ(allowed_of(5, [&] { return control.read("", kNow); }), 3);
  EXPECT_FALSE(control.read("local", kNow).allowed());
}

TEST(AdmissionControl, LimitsCanBeChanged) {
  AdmissionControl control({.network_reads = 1});
  ASSERT_TRUE(control.read("192.0.2.1", kNow).allowed());
  ASSERT_FALSE(control.read("192.0.2.1", kNow).allowed());
  control.set_limits({.network_reads = 0});
  EXPECT_EQ(allowed_of(100, [&] { return control.read("192.0.2.1", kNow); }), 100);
}

class ApiKeysTest : public testing::Test {
 protected:
  ApiKeysTest() {
    keys_.set_plans({{"free", 5, 8, 10}, {"pro", 100, 1'000, 200}});
    keys_.set_keys(
        {{sha256("ack_one"), "free"}, {sha256("ack_two"), "pro"}, {sha256("ack_lost"), "gone"}});
  }

  int used(std::string_view key, int tries, int64_t now_ms) {
    int allowed = 0;
    for (int i = 0; i < tries; ++i) allowed += keys_.use(key, now_ms).retry_after_s == 0;
    return allowed;
  }

  ApiKeys keys_;
};

TEST_F(ApiKeysTest, OnlyKeysWithAPlanAreKnown) {
  EXPECT_TRUE(keys_.use("ack_one", kNow).is_known);
  EXPECT_EQ(keys_.use("ack_two", kNow).prefixes_per_batch, 200);
  for (const char* key : {"", "ack_", "ack_lost", "ack_three"}) {
    EXPECT_FALSE(keys_.use(key, kNow).is_known) << key;
  }
}

TEST_F(ApiKeysTest, APlanLimitsTheMinuteAndTheDay) {
  EXPECT_EQ(used("ack_one", 10, kNow), 5);
  EXPECT_EQ(keys_.use("ack_one", kNow).retry_after_s, 12);
  EXPECT_EQ(used("ack_one", 10, kNow + 60'000), 3) << "eight a day";
  EXPECT_EQ(keys_.use("ack_one", kNow + 120'000).retry_after_s, 86'400 - 120);
  EXPECT_EQ(used("ack_two", 10, kNow), 10) << "another key's";
  EXPECT_EQ(used("ack_one", 10, kNow + 86'400'000), 5) << "the next day";
}

TEST_F(ApiKeysTest, ARevokedKeyIsUnknownAtOnceAndUsageSurvivesAReload) {
  EXPECT_EQ(used("ack_one", 5, kNow), 5);
  keys_.set_plans({{"free", 5, 8, 10}});
  keys_.set_keys({{sha256("ack_one"), "free"}});
  EXPECT_EQ(used("ack_one", 5, kNow), 0);
  EXPECT_EQ(used("ack_one", 5, kNow + 60'000), 3);
  EXPECT_FALSE(keys_.use("ack_two", kNow).is_known);
}

TEST_F(ApiKeysTest, SeveralRequestsAtOnceAreAllOrNothing) {
  EXPECT_EQ(keys_.use("ack_one", kNow, 4).retry_after_s, 0);
  EXPECT_GT(keys_.use("ack_one", kNow, 2).retry_after_s, 0);
  EXPECT_EQ(keys_.use("ack_one", kNow, 1).retry_after_s, 0);
  EXPECT_GT(keys_.use("ack_one", kNow + 60'000, 5).retry_after_s, 0) << "three left of the day";
  EXPECT_EQ(keys_.use("ack_one", kNow + 60'000, 3).retry_after_s, 0);
}

}  // namespace
}  // namespace companion::server
