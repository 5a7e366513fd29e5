// Limits by network, API keys, configuration files and their reload, over real sockets.
#include <fstream>

#include "loopback/server_test.h"

namespace companion::server {
namespace {

class GateLoopbackTest : public ServerTest {
 protected:
  std::filesystem::path file(const char* name) const { return folder_.path() / name; }

  void write(const char* name, const std::string& text) { std::ofstream(file(name)) << text; }

  int status(const std::string& target, const std::string& headers = {}) {
    return HttpClient(port()).exchange("GET", target, {}, headers).value().status;
  }

  /// Waits until the server has logged the event so many times.
  void wait_for_event(const std::string& event, size_t times = 1) {
    const auto count = [&] {
      const std::string log = server_->log();
      size_t found = 0;
      for (size_t at = 0; (at = log.find('"' + event + '"', at)) != std::string::npos; ++at) {
        ++found;
      }
      return found;
    };
    for (int i = 0; i < 500 && count() < times; ++i) usleep(10'000);
    ASSERT_GE(count(), times) << server_->log();
  }
};

TEST_F(GateLoopbackTest, ANetworkAboveItsLimitIsToldWhenToComeAgain) {
  start({"--network-reads-per-minute=3"});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(status("/v1/config"), 200);
  const Answer refused = HttpClient(port()).exchange("GET", "/v1/config").value();
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.json().at("error").at("code"), "rate_limited");
  EXPECT_EQ(refused.headers.at("retry-after"), "20");
  EXPECT_EQ(status("/health"), 200) << "for those who watch the server";
  EXPECT_EQ(status("/ready"), 200);
  stop();
}

TEST_F(GateLoopbackTest, BehindATrustedProxyClientsAreToldApart) {
  start({"--network-reads-per-minute=1", "--trusted-proxy=127.0.0.1"});
  const auto from = [](const std::string& address) {
    return "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-For: 8.8.8.8, " + address + "\r\n";
  };
  EXPECT_EQ(status("/v1/config", from("192.0.2.1")), 200);
  EXPECT_EQ(status("/v1/config", from("192.0.2.2")), 429);
  EXPECT_EQ(status("/v1/config", from("198.51.100.1")), 200);
  stop();
  EXPECT_EQ(server_->log().find("192.0.2"), std::string::npos);
}

TEST_F(GateLoopbackTest, AnUnknownApiKeyIsRefused) {
  start();
  EXPECT_EQ(status("/v1/config", "X-API-Key: ack_nobody\r\n"), 401);
  stop();
  EXPECT_EQ(server_->log().find("ack_nobody"), std::string::npos);
}

TEST_F(GateLoopbackTest, AReloadChangesLimitsAndAWrongFileNothing) {
  write("server.conf", "# limits\nnetwork-new-keys-per-minute = 9\nlog-level=info\n");
  write("plans.json",
        R"({"x":{"requests_per_minute":1,"requests_per_day":1,"prefixes_per_batch":1}})");
  start(
      {"--config=" + file("server.conf").string(), "--plans-file=" + file("plans.json").string()});
  HttpClient kept(port());
  ASSERT_EQ(kept.exchange("GET", "/health").value().status, 200);

  write("server.conf", "log-level=debug\n");
  server_->send_signal(SIGHUP);
  wait_for_event("configuration_reloaded");
  EXPECT_EQ(kept.exchange("GET", "/health").value().status, 200) << "no connection is dropped";
  wait_for_event("request");

  write("server.conf", "log-level=loud\n");
  server_->send_signal(SIGHUP);
  wait_for_event("configuration_not_reloaded");
  write("server.conf", "");
  write("plans.json", "{}");
  server_->send_signal(SIGHUP);
  wait_for_event("configuration_not_reloaded", 2);
  EXPECT_EQ(kept.exchange("GET", "/health").value().status, 200);
  stop();
}

}  // namespace
}  // namespace companion::server
