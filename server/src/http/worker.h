// One thread with its own event loop and its own connections.
//
// A connection lives on one worker from start to end, so nothing of it needs a lock. The
// worker looks after deadlines by a regular sweep instead of a timer per read and write.
#pragma once

#include <utility>  // Boost 1.74's awaitable.hpp uses std::exchange without including it

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <optional>
#include <thread>
#include <unordered_set>

namespace companion::server {

class Connection;

class Worker {
 public:
  Worker();
  ~Worker();

  boost::asio::io_context& context() { return context_; }

  void start();

  /// Closes idle connections now and the others after the answer they are waiting for.
  /// Any thread.
  void drain();

  /// Ends the loop, whatever is still open, and joins the thread. Any other thread.
  void stop();

  // For connections, on this worker's thread:
  void add(Connection& connection) { connections_.insert(&connection); }
  void remove(Connection& connection) { connections_.erase(&connection); }
  bool is_draining() const { return is_draining_; }

  /// To be asked before a request is worked on: whether what was ready together with it has taken so
  /// long already that it is better refused. So nobody waits for more than two turns of the loop, however
  /// many ask.
  bool is_behind();

 private:
  void schedule_sweep();

  std::unordered_set<Connection*> connections_;  // outlives the loop, which ends them
  boost::asio::io_context context_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> keep_running_;
  boost::asio::steady_timer sweep_timer_;
  bool is_draining_ = false;
  /// When the first request of the loop's present turn was begun.
  std::optional<std::chrono::steady_clock::time_point> turn_began_;
  size_t asked_in_turn_ = 0;
  std::thread thread_;
};

}  // namespace companion::server
