#include "http/worker.h"

#include <boost/asio/post.hpp>
#include <chrono>
#include <vector>

#include "http/connection.h"

namespace companion::server {
namespace {

/// How late a passed deadline may be noticed.
constexpr std::chrono::milliseconds kSweepInterval{100};

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
