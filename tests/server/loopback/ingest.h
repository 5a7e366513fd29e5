// Clients that post batches of ever new products until the server stops answering, and what they
// sent and had acknowledged.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "contributor.h"
#include "loopback/http_client.h"

namespace companion::server {

/// What is to be sent, and what came of it; outlives the servers. A batch without an answer is sent
/// again to the next server, as an extension does. Any thread.
class Outbox {
 public:
  struct Batch {
    std::vector<std::string> products;
    nlohmann::json body;
  };

  explicit Outbox(const Contributor& contributor) : contributor_(contributor) {}

  /// The next batch to send; absent after the last of them.
  std::optional<Batch> take();
  void acknowledged(const Batch& batch);
  void unanswered(Batch batch);

  /// How often each product was sent.
  const std::map<std::string, int>& sent() const { return sent_; }
  const std::set<std::string>& acknowledged() const { return acknowledged_; }
  size_t acknowledged_count() const { return acknowledged_count_; }

 private:
  static constexpr int kProductsOfABatch = 20;
  static constexpr int kFirstProduct = 10'000'000;
  /// Far above what any test needs: one that waits for a refusal must come to an end.
  static constexpr int kMaxProducts = 50'000;

  const Contributor& contributor_;
  std::mutex mutex_;
  int next_product_ = kFirstProduct;
  std::vector<Batch> again_;
  std::map<std::string, int> sent_;
  std::set<std::string> acknowledged_;
  std::atomic<size_t> acknowledged_count_ = 0;
};

/// Three clients that empty an outbox into a server.
class Ingest {
 public:
  Ingest(uint16_t port, Outbox& outbox);
  ~Ingest() { join(); }

  /// Waits for so many acknowledged products, of all servers; less when this one gives up.
  void wait_for_acknowledged(size_t count) const;
  /// Waits until no client goes on.
  void join();

  /// After join(): the first answer that was not 200, if one came.
  const std::optional<Answer>& refusal() const { return refusal_; }

 private:
  void post_until_end(uint16_t port);
  bool post_next(HttpClient& client);

  Outbox& outbox_;
  std::atomic<bool> ended_ = false;
  std::mutex mutex_;
  std::optional<Answer> refusal_;
  std::vector<std::thread> threads_;
};

}  // namespace companion::server
