// What loopback tests share: a running server with a fresh folder, and live observations.
#pragma once

#include <gtest/gtest.h>

#include <ctime>
#include <set>
#include <string>
#include <vector>

#include "loopback/http_client.h"
#include "loopback/server_process.h"
#include "store/product_key.h"
#include "temporary_folder.h"

namespace companion::server {

/// An observation of this hour, as JSON.
inline nlohmann::json observation_now(const std::string& product_id, int64_t price_minor) {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char hour[32];
  std::strftime(hour, sizeof hour, "%Y-%m-%dT%H:00:00Z", &utc);
  return {{"product_id", product_id},
          {"currency", "USD"},
          {"context", "public"},
          {"observed_at", hour},
          {"price_minor", price_minor}};
}

inline nlohmann::json batch_of(std::vector<nlohmann::json> observations) {
  return {{"observations", std::move(observations)}};
}

class ServerTest : public testing::Test {
 protected:
  void start(std::vector<std::string> flags = {}) {
    server_.emplace(ServerProcess::Options{folder_.path() / "data", std::move(flags)});
    ASSERT_NE(server_->port(), 0) << server_->log();
  }

  /// Ends the server as an operator would; it must agree.
  void stop() {
    server_->send_signal(SIGTERM);
    EXPECT_EQ(server_->wait(), 0) << server_->log();
  }

  uint16_t port() const { return server_->port(); }

  /// The ids of all products the server has a history for.
  std::set<std::string> stored_products() {
    std::set<std::string> ids;
    HttpClient client(port());
    for (int byte = 0; byte < 256; ++byte) {
      char prefix[3];
      std::snprintf(prefix, sizeof prefix, "%02x", byte);
      const auto answer = client.exchange("GET", "/v1/history/" + std::string(prefix));
      if (!answer || answer->status != 200) {
        ADD_FAILURE() << "no history for " << prefix;
        continue;
      }
      const nlohmann::json document = answer->json();
      for (const auto& product : document.at("value").at("products")) {
        ids.insert(product.at("product_id").get<std::string>());
      }
    }
    return ids;
  }

  TemporaryFolder folder_;
  std::optional<ServerProcess> server_;
};

}  // namespace companion::server
