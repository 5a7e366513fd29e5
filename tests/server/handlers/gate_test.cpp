#include "handlers/gate.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace companion::server {
namespace {

constexpr int64_t kNow = 1'795'435'200'000;

class GateTest : public testing::Test {
 protected:
  GateTest() {
    control_.api_keys().set_plans({{"free", 2, 100, 10}});
    control_.api_keys().set_keys({{sha256("ack_one"), "free"}});
  }

  using Limited = Handler (*)(AdmissionControl&, Clock, Handler);

  Response call(Limited limited, const Request& request) {
    const Handler handler = limited(
        control_, [] { return kNow; },
        [](const Request&, const Respond& respond) { respond({.status = 200}); });
    Response answer;
    handler(request, [&answer](Response response) { answer = std::move(response); });
    return answer;
  }

  static std::string header(const Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return {};
  }

  AdmissionControl control_{{.network_reads = 3, .network_writes = 1}};
};

TEST_F(GateTest, TooManyReadsAreToldWhenToComeAgain) {
  const Request request{.peer_address = "192.0.2.1"};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(call(limited_reads, request).status, 200);
  const Response refused = call(limited_reads, request);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(header(refused, "Retry-After"), "20");
  EXPECT_EQ(nlohmann::json::parse(refused.body).at("error").at("code"), "rate_limited");
  EXPECT_EQ(refused.body.find("192"), std::string::npos);
  EXPECT_EQ(call(limited_reads, {.peer_address = "198.51.100.1"}).status, 200);
}

TEST_F(GateTest, TooManyWritesToo) {
  const Request request{.peer_address = "192.0.2.1", .api_key = "ack_one"};
  EXPECT_EQ(call(limited_writes, request).status, 200);
  EXPECT_EQ(call(limited_writes, request).status, 429) << "an API key is for reading";
}

TEST_F(GateTest, AnApiKeyHasItsPlansLimitInsteadOfTheNetworks) {
  const Request request{.peer_address = "192.0.2.1", .api_key = "ack_one"};
  for (int i = 0; i < 2; ++i) EXPECT_EQ(call(limited_reads, request).status, 200);
  EXPECT_EQ(call(limited_reads, request).status, 429);
  EXPECT_EQ(call(limited_reads, {.peer_address = "192.0.2.1"}).status, 200);
}

TEST_F(GateTest, AnUnknownKeyIsRefused) {
  const Response refused = call(limited_reads, {.peer_address = "192.0.2.1", .api_key = "ack_no"});
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(nlohmann::json::parse(refused.body).at("error").at("code"), "unauthorized");
  EXPECT_EQ(refused.body.find("ack_no"), std::string::npos);
}

}  // namespace
}  // namespace companion::server
