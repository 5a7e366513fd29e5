// What was acknowledged stays: kill −9, SIGTERM and a full disk during ingest.
#include <atomic>
#include <mutex>
#include <thread>

#include "loopback/server_test.h"

namespace companion::server {
namespace {

/// Clients that post batches of ever new products until the server stops answering, and
/// remember what was acknowledged.
class Ingest {
 public:
  Ingest(uint16_t port, int first_product)
      : last_product_(first_product + kMaxProducts), next_product_(first_product) {
    for (int i = 0; i < kClients; ++i)
      threads_.emplace_back([this, port] { post_until_end(port); });
  }

  ~Ingest() { join(); }

  void wait_for_acknowledged(size_t count) {
    while (acknowledged_count_ < count && !ended_) std::this_thread::yield();
  }

  void join() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  /// After join(): the ids the server said it has stored.
  const std::set<std::string>& acknowledged() const { return acknowledged_; }
  /// The first answer that was not 200, if one came.
  const std::optional<Answer>& refusal() const { return refusal_; }
  int next_product() const { return next_product_; }

 private:
  static constexpr int kClients = 3;
  static constexpr int kBatch = 20;
  /// Far above what any test here needs: one that waits for a refusal must come to an end.
  static constexpr int kMaxProducts = 50'000;

  void post_until_end(uint16_t port) {
    try {
      HttpClient client(port);
      while (next_product_ < last_product_ && post_one_batch(client)) {
      }
    } catch (const std::runtime_error&) {
      // The server is gone already: no connection, nothing acknowledged.
    }
    ended_ = true;
  }

  bool post_one_batch(HttpClient& client) {
    std::vector<nlohmann::json> observations;
    std::vector<std::string> ids;
    for (int i = 0; i < kBatch; ++i) {
      ids.push_back(std::to_string(next_product_++));
      observations.push_back(observation_now(ids.back(), 1999));
    }
    const auto answer = client.post(batch_of(observations));
    const std::lock_guard lock(mutex_);
    if (answer && answer->status == 200) {
      acknowledged_.insert(ids.begin(), ids.end());
      acknowledged_count_ += kBatch;
      return true;
    }
    if (answer && !refusal_) refusal_ = answer;
    return false;
  }

  const int last_product_;
  std::atomic<int> next_product_;
  std::atomic<size_t> acknowledged_count_ = 0;
  std::atomic<bool> ended_ = false;
  std::mutex mutex_;
  std::set<std::string> acknowledged_;
  std::optional<Answer> refusal_;
  std::vector<std::thread> threads_;
};

class DurabilityTest : public ServerTest {
 protected:
  void expect_all_stored() {
    const std::set<std::string> stored = stored_products();
    size_t lost = 0;
    for (const std::string& id : acknowledged_) lost += !stored.contains(id);
    EXPECT_EQ(lost, 0U) << "of " << acknowledged_.size() << " acknowledged";
  }

  /// Takes over what a finished ingest had acknowledged.
  void remember(const Ingest& ingest) {
    acknowledged_.insert(ingest.acknowledged().begin(), ingest.acknowledged().end());
    next_product_ = ingest.next_product();
  }

  std::set<std::string> acknowledged_;
  int next_product_ = 10'000'000;
};

TEST_F(DurabilityTest, KillNineDuringIngestLosesNothingAcknowledged) {
  constexpr int kRounds = 6;
  for (int round = 0; round < kRounds; ++round) {
    start();
    Ingest ingest(port(), next_product_);
    ingest.wait_for_acknowledged(100 + 150 * round);
    server_->kill_at_once();
    ingest.join();
    ASSERT_GE(ingest.acknowledged().size(), 100U);
    remember(ingest);

    start();
    expect_all_stored();
    server_->kill_at_once();
  }
}

TEST_F(DurabilityTest, SigtermDuringIngestEndsCleanlyAndLosesNothing) {
  start();
  Ingest ingest(port(), next_product_);
  ingest.wait_for_acknowledged(200);
  stop();
  ingest.join();
  remember(ingest);
  EXPECT_NE(server_->log().find("\"all_connections_ended\":true"), std::string::npos);
  start();
  expect_all_stored();
  stop();
}

TEST_F(DurabilityTest, ARequestBegunBeforeSigtermIsAnswered) {
  start();
  HttpClient client(port()), idle(port());
  ASSERT_TRUE(idle.exchange("GET", "/health"));
  const std::string body = batch_of({observation_now("1005001", 1999)}).dump();
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
  EXPECT_TRUE(stored_products().contains("1005001"));
  stop();
}

TEST_F(DurabilityTest, AFullDiskIsSaidAndNothingAcknowledgedIsLost) {
  constexpr uint64_t kMaxFileBytes = 512 * 1024;
  server_.emplace(ServerProcess::Options{folder_.path() / "data", {}, kMaxFileBytes});
  ASSERT_NE(server_->port(), 0) << server_->log();
  Ingest ingest(port(), next_product_);
  ingest.join();
  remember(ingest);
  ASSERT_TRUE(ingest.refusal());
  EXPECT_EQ(ingest.refusal()->status, 503);
  EXPECT_EQ(ingest.refusal()->json().at("error").at("code"), "unavailable");
  EXPECT_EQ(ingest.refusal()->headers.count("retry-after"), 1U);
  expect_all_stored();
  server_->kill_at_once();

  start();
  expect_all_stored();
  const auto answer = HttpClient(port()).post(batch_of({observation_now("1005001", 1999)}));
  EXPECT_EQ(answer.value().status, 200);
  stop();
}

TEST_F(DurabilityTest, TwoServersOnOneFolderAreRefused) {
  start();
  ServerProcess second({folder_.path() / "data"});
  EXPECT_EQ(second.port(), 0);
  EXPECT_EQ(second.wait(), 1);
  EXPECT_NE(second.log().find("in use by another server"), std::string::npos) << second.log();
  EXPECT_EQ(HttpClient(port()).exchange("GET", "/health").value().status, 200);
  stop();
}

}  // namespace
}  // namespace companion::server
