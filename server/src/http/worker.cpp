#include "http/worker.h"

#include <boost/asio/post.hpp>
#include <vector>

#include "http/connection.h"

namespace companion::server {
namespace {

/// How late a passed deadline may be noticed.
constexpr std::chrono::milliseconds kSweepInterval{100};

/// For how long the requests that are ready at once are worked on; the others are refused.
constexpr std::chrono::milliseconds kMaxTurn{15};

/// So often the answer is that it is not behind, however long the turn takes: the thread may have been
/// kept from running. A request with a body asks twice.
constexpr size_t kMinTurn = 16;

}  // namespace

Worker::Worker() : keep_running_(context_.get_executor()), sweep_timer_(context_) {}

Worker::~Worker() {
  stop();
}

void Worker::start() {
  schedule_sweep();
  thread_ = std::thread([this] { context_.run(); });
}

void Worker::drain() {
  boost::asio::post(context_, [this] {
    is_draining_ = true;
    for (Connection* connection : connections_) connection->close_if_idle();
  });
}

void Worker::stop() {
  context_.stop();
  if (thread_.joinable()) thread_.join();
}

bool Worker::is_behind() {
  const auto now = std::chrono::steady_clock::now();
  if (!turn_began_) {
    turn_began_ = now;
    asked_in_turn_ = 0;
    // Comes after everything that is ready now.
    boost::asio::post(context_, [this] { turn_began_.reset(); });
  }
  return ++asked_in_turn_ > kMinTurn && now - *turn_began_ > kMaxTurn;
}

void Worker::schedule_sweep() {
  sweep_timer_.expires_after(kSweepInterval);
  sweep_timer_.async_wait([this](boost::system::error_code failure) {
    if (failure) return;
    const auto now = std::chrono::steady_clock::now();
    for (Connection* connection : connections_) connection->enforce_deadline(now);
    schedule_sweep();
  });
}

}  // namespace companion::server
