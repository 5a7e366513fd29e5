// One client connection: reads requests, passes them to the router, writes the answers,
// until the peer leaves, breaks the rules or idles too long.
#pragma once

#include <utility>  // Boost 1.74's awaitable.hpp uses std::exchange without including it

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <functional>

#include "http/limits.h"
#include "http/router.h"
#include "http/worker.h"

namespace companion::server {

class Connection {
 public:
  using Socket = boost::asio::ip::tcp::socket;

  /// Serves the peer of `socket` on `worker`, whose thread must call. `on_end` is called
  /// there when the connection is over. All references must outlive the connection.
  static void start(Worker& worker, Socket socket, const Router& router, const HttpLimits& limits,
                    std::function<void()> on_end);

  /// Tells the peer of `socket` that there is no room, and closes.
  static void refuse(Worker& worker, Socket socket, const Router& router, const HttpLimits& limits,
                     std::function<void()> on_end);

  Connection(Worker& worker, Socket socket, const Router& router, const HttpLimits& limits,
             std::function<void()> on_end);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Ends the waiting for the peer when its deadline has passed.
  void enforce_deadline(std::chrono::steady_clock::time_point now);

  /// Closes when no request is being read, worked on or answered.
  void close_if_idle();

 private:
  template <typename T>
  using Awaitable = boost::asio::awaitable<T>;

  Awaitable<void> serve();
  Awaitable<void> serve_refusal();
  Awaitable<bool> wait_for_request();
  Awaitable<bool> exchange();
  Awaitable<bool> refuse_request(boost::system::error_code failure, std::string_view origin);
  Awaitable<Response> dispatch(Request request);
  Awaitable<bool> write(Response response, bool is_head, bool keep_alive);
  Awaitable<void> close_gently();

  void set_deadline(std::chrono::milliseconds time);

  Worker& worker_;
  Socket socket_;
  const PeerAddress connected_peer_;
  const Router& router_;
  const HttpLimits& limits_;
  const std::function<void()> on_end_;
  boost::beast::flat_buffer buffer_;
  std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::time_point::max();
  bool deadline_passed_ = false;
  bool is_idle_ = false;
};

}  // namespace companion::server
