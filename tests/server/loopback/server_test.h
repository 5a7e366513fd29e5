// What loopback tests share: a running server with a fresh folder, a contributor, live observations.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <ctime>
#include <string>
#include <vector>

#include "contributor.h"
#include "loopback/http_client.h"
#include "loopback/server_process.h"
#include "store/product_key.h"
#include "temporary_folder.h"

namespace companion::server {

/// The time now: "%Y-%m-%dT%H:%M:%SZ" or another form.
inline std::string iso_now(const char* form = "%Y-%m-%dT%H:%M:%SZ") {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, form, &utc);
  return text;
}

/// An observation of this hour, as JSON.
inline nlohmann::json observation_now(const std::string& product_id, int64_t price_minor) {
  return {{"product_id", product_id},
          {"currency", "USD"},
          {"context", "public"},
          {"observed_at", iso_now("%Y-%m-%dT%H:00:00Z")},
          {"price_minor", price_minor}};
}

class ServerTest : public testing::Test {
 protected:
  void start(std::vector<std::string> flags = {}) {
    server_.emplace(ServerProcess::Options{folder_.path() / folder_of_data_, std::move(flags)});
    ASSERT_NE(server_->port(), 0) << server_->log();
  }

  /// As a young installation, where one contributor is enough, that decides at once what is public.
  void start_young(std::vector<std::string> more_flags = {}) {
    std::vector<std::string> flags = {"--publish-keys=1", "--publish-networks=1",
                                      "--publish-interval-ms=20",
                                      "--key-observations-per-minute=0"};
    flags.insert(flags.end(), more_flags.begin(), more_flags.end());
    start(std::move(flags));
  }

  /// Ends the server as an operator would; it must agree.
  void stop() {
    server_->send_signal(SIGTERM);
    EXPECT_EQ(server_->wait(), 0) << server_->log();
  }

  uint16_t port() const { return server_->port(); }

  /// What the server says it holds of a contributor: a list of observations.
  nlohmann::json exported(const Contributor& contributor) {
    const auto answer = HttpClient(port()).post(contributor.privacy_request("export", iso_now()),
                                                "/v1/privacy/export");
    if (!answer || answer->status != 200) {
      ADD_FAILURE() << "no export";
      return nlohmann::json::array();
    }
    return answer->json().at("value").at("observations");
  }

  /// What GET /v1/config says.
  nlohmann::json config() {
    return HttpClient(port()).exchange("GET", "/v1/config").value().json().at("value");
  }

  /// Waits until exactly so many products are public, or stores.
  void wait_for_products(int64_t products) { wait_for("products", products); }
  void wait_for_sellers(int64_t sellers) { wait_for("sellers", sellers); }

  /// Waits until a number of GET /v1/config is this.
  void wait_for(const char* what, int64_t number) {
    constexpr int kPatienceMs = 30'000, kPauseMs = 20;
    for (int waited = 0; waited < kPatienceMs; waited += kPauseMs) {
      if (config().at(what) == number) return;
      usleep(kPauseMs * 1'000);
    }
    FAIL() << config().at(what) << ' ' << what << " are public, not " << number;
  }

  TemporaryFolder folder_;
  std::string folder_of_data_ = "data";
  std::optional<ServerProcess> server_;
  const Contributor contributor_{1};
};

}  // namespace companion::server
