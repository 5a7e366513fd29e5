// What was acknowledged stays: kill −9, SIGTERM and a full disk during ingest.
#include "loopback/ingest.h"
#include "loopback/server_test.h"

namespace companion::server {
namespace {

class DurabilityTest : public ServerTest {
 protected:
  /// Everything acknowledged is in the contributor's export, whole, and nothing oftener than it was
  /// sent.
  void expect_all_stored() {
    std::map<std::string, int> stored;
    for (const auto& observation : exported(contributor_)) {
      ++stored[observation.at("product_id").get<std::string>()];
    }
    size_t lost = 0, too_often = 0;
    for (const std::string& product : outbox_.acknowledged()) lost += !stored.contains(product);
    for (const auto& [product, times] : stored) {
      const auto sent = outbox_.sent().find(product);
      too_often += sent == outbox_.sent().end() || times > sent->second;
    }
    EXPECT_EQ(lost, 0U) << "of " << outbox_.acknowledged().size() << " acknowledged";
    EXPECT_EQ(too_often, 0U);
  }

  /// Everything that is public, by product.
  std::map<std::string, nlohmann::json> published() {
    const int64_t digits = config().at("prefix_length");
    std::map<std::string, nlohmann::json> products;
    HttpClient client(port());
    for (int bucket = 0; bucket < 1 << (4 * digits); ++bucket) {
      char prefix[8];
      std::snprintf(prefix, sizeof prefix, "%0*x", static_cast<int>(digits), bucket);
      const auto answer =
          client.exchange("GET", "/v1/history/" + std::string(digits > 0 ? prefix : "all"));
      const nlohmann::json document = answer.value().json();
      for (const auto& product : document.at("value").at("products")) {
        products[product.at("product_id")] = product.at("series");
      }
    }
    return products;
  }

  /// What a server that nothing happens to publishes from the same observations, each sent once.
  std::map<std::string, nlohmann::json> published_undisturbed(const nlohmann::json& observations) {
    std::map<std::string, nlohmann::json> once;
    for (const auto& each : observations) once[each.at("product_id")] = each;
    folder_of_data_ = "undisturbed";
    start_young();
    HttpClient client(port());
    std::vector<nlohmann::json> batch;
    for (const auto& [product, observation] : once) {
      batch.push_back(observation);
      if (batch.size() < 500 && product != once.rbegin()->first) continue;
      EXPECT_EQ(client.post(contributor_.batch(batch)).value().status, 200);
      batch.clear();
    }
    wait_for_products(static_cast<int64_t>(once.size()));
    return published();
  }

  Outbox outbox_{contributor_};
};

TEST_F(DurabilityTest, KillNineInALoopLosesNothingAndPublishesTheSame) {
  constexpr int kRounds = 30;
  for (int round = 0; round < kRounds; ++round) {
    start_young();
    expect_all_stored();
    Ingest ingest(port(), outbox_);
    // Another instant each time: sometimes a few commits, sometimes amid a round of publishing.
    ingest.wait_for_acknowledged(outbox_.acknowledged_count() + 20 + 17 * round % 140);
    server_->kill_at_once();
    ingest.join();
  }
  ASSERT_GE(outbox_.acknowledged().size(), 20U * kRounds);

  start_young();
  expect_all_stored();
  const nlohmann::json observations = exported(contributor_);
  std::set<std::string> products;
  for (const auto& each : observations) products.insert(each.at("product_id"));
  wait_for_products(static_cast<int64_t>(products.size()));
  const auto after_kills = published();
  stop();
  EXPECT_EQ(after_kills.size(), products.size());
  EXPECT_EQ(after_kills, published_undisturbed(observations));
  stop();
}

TEST_F(DurabilityTest, SigtermDuringIngestEndsCleanlyAndLosesNothing) {
  start_young();
  Ingest ingest(port(), outbox_);
  ingest.wait_for_acknowledged(200);
  stop();
  ingest.join();
  EXPECT_NE(server_->log().find("\"all_connections_ended\":true"), std::string::npos);
  start_young();
  expect_all_stored();
  stop();
}

TEST_F(DurabilityTest, ARequestBegunBeforeSigtermIsAnswered) {
  start();
  HttpClient client(port()), idle(port());
  ASSERT_TRUE(idle.exchange("GET", "/health"));
  const nlohmann::json seen = observation_now("1005001", 1999);
  const std::string body = contributor_.batch({seen}).dump();
  client.send(
      "POST /v1/observations HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body.substr(0, 20));
  usleep(100'000);
  server_->send_signal(SIGTERM);
  EXPECT_TRUE(idle.receive_end());
  client.send(body.substr(20));
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->json().at("value").at("accepted"), 1);
  EXPECT_EQ(answer->headers.at("connection"), "close");
  EXPECT_EQ(server_->wait(), 0);
  start();
  EXPECT_EQ(exported(contributor_), nlohmann::json::array({seen}));
  stop();
}

TEST_F(DurabilityTest, AFullDiskIsSaidAndNothingAcknowledgedIsLost) {
  constexpr uint64_t kMaxFileBytes = 512 * 1024;
  server_.emplace(ServerProcess::Options{
      folder_.path() / folder_of_data_, {"--key-observations-per-minute=0"}, kMaxFileBytes});
  ASSERT_NE(server_->port(), 0) << server_->log();
  Ingest ingest(port(), outbox_);
  ingest.join();
  ASSERT_TRUE(ingest.refusal());
  EXPECT_EQ(ingest.refusal()->status, 503);
  EXPECT_EQ(ingest.refusal()->json().at("error").at("code"), "unavailable");
  EXPECT_EQ(ingest.refusal()->headers.count("retry-after"), 1U);
  EXPECT_GE(outbox_.acknowledged().size(), 100U) << "it was not full from the beginning";
  expect_all_stored();
  server_->kill_at_once();

  start_young();
  expect_all_stored();
  const nlohmann::json batch = contributor_.batch({observation_now("1005001", 1999)});
  EXPECT_EQ(HttpClient(port()).post(batch).value().status, 200);
  stop();
}

TEST_F(DurabilityTest, TwoServersOnOneFolderAreRefused) {
  start();
  ServerProcess second({folder_.path() / folder_of_data_});
  EXPECT_EQ(second.port(), 0);
  EXPECT_EQ(second.wait(), 1);
  EXPECT_NE(second.log().find("in use by another server"), std::string::npos) << second.log();
  EXPECT_EQ(HttpClient(port()).exchange("GET", "/health").value().status, 200);
  stop();
}

}  // namespace
}  // namespace companion::server
