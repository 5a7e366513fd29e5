// One client connection: reads requests, passes them to the router, writes the answers,
// until the peer leaves, breaks the rules or idles too long.
#pragma once

#include <utility>  // Boost 1.74's awaitable.hpp uses std::exchange without including it

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "http/limits.h"
#include "http/messages.h"
#include "http/router.h"
#include "http/transport.h"
#include "http/worker.h"

namespace companion::server {

/// What a connection goes by, from its start to its end.
struct HttpSettings {
  HttpLimits limits;
  std::shared_ptr<TlsContext> tls;  ///< absent: plain HTTP
};

class Connection {
 public:
  using Socket = boost::asio::ip::tcp::socket;

  /// Serves the peer of `socket` on `worker`, whose thread must call. `on_end` is called
  /// there when the connection is over. All references must outlive the connection.
  static void start(Worker& worker, Socket socket, const Router& router,
                    std::shared_ptr<const HttpSettings> settings, std::function<void()> on_end);

  /// Tells the peer of `socket` that there is no room, and closes.
  static void refuse(Worker& worker, Socket socket, const Router& router,
                     std::shared_ptr<const HttpSettings> settings, std::function<void()> on_end);

  /// The other end. A peer that has left already has none, and nobody to answer: "::".
  static PeerAddress address_of(const Socket& socket);

  Connection(Worker& worker, Socket socket, const Router& router,
             std::shared_ptr<const HttpSettings> settings, std::function<void()> on_end);
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
  /// Why a request need not be read any further: it would be refused anyway.
  std::optional<Error> refusal_before_body(const RequestParser& parser);
  Awaitable<bool> refuse_body(RequestParser& parser, const Error& error, std::string_view origin);
  /// Reads over a body without keeping it; false where that is not worth while: the connection then ends.
  Awaitable<bool> discard_body(RequestParser& parser);
  Awaitable<Response> dispatch(Request request);
  Awaitable<bool> greet();
  Awaitable<void> say_goodbye();
  Awaitable<bool> write(Response response, bool is_head, bool keep_alive);
  Awaitable<bool> stream(Response response, bool is_head, bool is_chunked, bool keep_alive);
  Awaitable<void> write_chunk(const std::string& chunk, bool is_chunked,
                              boost::system::error_code& failure);
  Awaitable<void> close_gently();
  bool reset();

  void set_deadline(std::chrono::milliseconds time);

  Worker& worker_;
  const PeerAddress connected_peer_;
  Transport transport_;
  const Router& router_;
  const std::shared_ptr<const HttpSettings> settings_;
  const HttpLimits& limits_;
  const std::function<void()> on_end_;
  boost::beast::flat_buffer buffer_;
  std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::time_point::max();
  bool deadline_passed_ = false;
  bool is_idle_ = false;
};

}  // namespace companion::server
