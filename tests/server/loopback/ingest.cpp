#include "loopback/ingest.h"

#include "loopback/server_test.h"

namespace companion::server {
namespace {

constexpr int kClients = 3;

/// Of a product that always has the same price: sent again, it says the same.
int64_t price_of(int product) {
  return 500 + product % 7'000;
}

}  // namespace

std::optional<Outbox::Batch> Outbox::take() {
  const std::lock_guard lock(mutex_);
  Batch batch;
  if (!again_.empty()) {
    batch = std::move(again_.back());
    again_.pop_back();
  } else if (next_product_ < kFirstProduct + kMaxProducts) {
    std::vector<nlohmann::json> observations;
    for (int i = 0; i < kProductsOfABatch; ++i, ++next_product_) {
      batch.products.push_back(std::to_string(next_product_));
      observations.push_back(observation_now(batch.products.back(), price_of(next_product_)));
    }
    batch.body = contributor_.batch(observations);
  } else {
    return std::nullopt;
  }
  for (const std::string& product : batch.products) ++sent_[product];
  return batch;
}

void Outbox::acknowledged(const Batch& batch) {
  const std::lock_guard lock(mutex_);
  acknowledged_.insert(batch.products.begin(), batch.products.end());
  acknowledged_count_ = acknowledged_.size();
}

void Outbox::unanswered(Batch batch) {
  const std::lock_guard lock(mutex_);
  again_.push_back(std::move(batch));
}

Ingest::Ingest(uint16_t port, Outbox& outbox) : outbox_(outbox) {
  for (int i = 0; i < kClients; ++i) threads_.emplace_back([this, port] { post_until_end(port); });
}

void Ingest::wait_for_acknowledged(size_t count) const {
  while (outbox_.acknowledged_count() < count && !ended_) usleep(200);
}

void Ingest::join() {
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Ingest::post_until_end(uint16_t port) {
  try {
    HttpClient client(port);
    while (post_next(client)) {
    }
  } catch (const std::runtime_error&) {
    // The server is gone already: no connection, nothing sent.
  }
  ended_ = true;
}

bool Ingest::post_next(HttpClient& client) {
  std::optional<Outbox::Batch> batch = outbox_.take();
  if (!batch) return false;
  const auto answer = client.post(batch->body);
  if (answer && answer->status == 200) {
    outbox_.acknowledged(*batch);
    return true;
  }
  outbox_.unanswered(*std::move(batch));
  const std::lock_guard lock(mutex_);
  if (answer && !refusal_) refusal_ = answer;
  return false;
}

}  // namespace companion::server
