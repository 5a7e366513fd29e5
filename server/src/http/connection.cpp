#include "http/connection.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http.hpp>
#include <memory>
#include <optional>

#include "http/awaiting.h"
#include "http/messages.h"
#include "http/peer.h"

namespace companion::server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

/// The most that is read ahead of the parser: pipelined requests wait in the kernel.
constexpr size_t kReadBufferBytes = 64 * 1024;

Error busy() {
  return {ErrorCode::kUnavailable, "server", "too much is asked of this server now"};
}

bool waits_to_continue(const RequestParser& parser) {
  return http::token_list{parser.get()[http::field::expect]}.exists("100-continue");
}

}  // namespace

void Connection::start(Worker& worker, Socket socket, const Router& router,
                       std::shared_ptr<const HttpSettings> settings, std::function<void()> on_end) {
  auto connection = std::make_shared<Connection>(worker, std::move(socket), router,
                                                 std::move(settings), std::move(on_end));
  asio::co_spawn(
      worker.context(), [connection] { return connection->serve(); }, asio::detached);
}

void Connection::refuse(Worker& worker, Socket socket, const Router& router,
                        std::shared_ptr<const HttpSettings> settings,
                        std::function<void()> on_end) {
  auto connection = std::make_shared<Connection>(worker, std::move(socket), router,
                                                 std::move(settings), std::move(on_end));
  asio::co_spawn(
      worker.context(), [connection] { return connection->serve_refusal(); }, asio::detached);
}

Connection::Connection(Worker& worker, Socket socket, const Router& router,
                       std::shared_ptr<const HttpSettings> settings, std::function<void()> on_end)
    : worker_(worker),
      connected_peer_(address_of(socket)),
      transport_(std::move(socket), settings->tls),
      router_(router),
      settings_(std::move(settings)),
      limits_(settings_->limits),
      on_end_(std::move(on_end)),
      buffer_(kReadBufferBytes) {
  worker_.add(*this);
}

PeerAddress Connection::address_of(const Socket& socket) {
  error_code failure;
  const auto endpoint = socket.remote_endpoint(failure);
  const auto address = PeerAddress::from_text(failure ? "::" : endpoint.address().to_string());
  // Asio writes a link-local address with its zone, which says nothing about a network.
  return address ? *address : *PeerAddress::from_text("::");
}

Connection::~Connection() {
  worker_.remove(*this);
  on_end_();
}

void Connection::enforce_deadline(std::chrono::steady_clock::time_point now) {
  if (now < deadline_) return;
  deadline_passed_ = true;
  error_code ignored;
  transport_.socket().cancel(ignored);
}

void Connection::close_if_idle() {
  if (!is_idle_) return;
  error_code ignored;
  transport_.socket().cancel(ignored);
}

void Connection::set_deadline(std::chrono::milliseconds time) {
  deadline_ = std::chrono::steady_clock::now() + time;
  deadline_passed_ = false;
}

Connection::Awaitable<void> Connection::serve() {
  error_code ignored;
  transport_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  if (!co_await greet()) co_return;
  while (co_await wait_for_request()) {
    if (!co_await exchange()) co_return;
  }
  co_await say_goodbye();
}

Connection::Awaitable<void> Connection::serve_refusal() {
  if (!co_await greet()) co_return;
  const Error no_room{ErrorCode::kUnavailable, "connection", "too many connections"};
  Response response = router_.refuse(no_room, {});
  co_await write(std::move(response), false, false);
}

Connection::Awaitable<bool> Connection::greet() {
  Transport::TlsStream* const tls = transport_.tls();
  if (!tls) co_return true;
  set_deadline(limits_.header_timeout);
  error_code failure;
  co_await tls->async_handshake(asio::ssl::stream_base::server, into(failure));
  co_return !failure;
}

Connection::Awaitable<bool> Connection::wait_for_request() {
  if (buffer_.size() > 0) co_return true;
  if (worker_.is_draining()) co_return false;
  is_idle_ = true;
  set_deadline(limits_.idle_timeout);
  error_code failure;
  const size_t size = co_await transport_.async_read_some(buffer_.prepare(4096), into(failure));
  is_idle_ = false;
  buffer_.commit(size);
  co_return !failure;
}

Connection::Awaitable<bool> Connection::exchange() {
  RequestParser parser;
  parser.header_limit(static_cast<uint32_t>(limits_.max_header_bytes));
  parser.body_limit(limits_.max_body_bytes);
  error_code failure;

  set_deadline(limits_.header_timeout);
  co_await http::async_read_header(transport_, buffer_, parser, into(failure));
  const std::string origin = header(parser.get(), "Origin");
  if (failure) co_return co_await refuse_request(failure, origin);

  const auto refusal = refusal_before_body(parser);
  if (refusal) co_return co_await refuse_body(parser, *refusal, origin);

  set_deadline(limits_.body_timeout);
  if (waits_to_continue(parser)) {
    http::response<http::empty_body> go_on(http::status::continue_, parser.get().version());
    co_await http::async_write(transport_, go_on, into(failure));
    if (failure) co_return false;
  }
  co_await http::async_read(transport_, buffer_, parser, into(failure));
  if (failure) co_return co_await refuse_request(failure, origin);

  deadline_ = std::chrono::steady_clock::time_point::max();  // now it is our turn
  const bool is_head = parser.get().method() == http::verb::head;
  const bool peer_keeps_alive = parser.get().keep_alive();
  const bool takes_chunks = parser.get().version() >= 11;
  std::string peer = peer_address(connected_peer_, last_header(parser.get(), "X-Forwarded-For"),
                                  limits_.trusted_proxies);
  Request request = to_request(parser.release(), std::move(peer));
  // Not `? :`, in which GCC 12 destroys the awaited value too early.
  Response response;
  if (worker_.is_behind()) {
    response = router_.refuse(busy(), origin);
  } else {
    response = co_await dispatch(std::move(request));
  }
  if (response.next_chunk) {
    co_return co_await stream(std::move(response), is_head, takes_chunks, peer_keeps_alive);
  }
  co_return co_await write(std::move(response), is_head, peer_keeps_alive);
}

Connection::Awaitable<bool> Connection::refuse_request(error_code failure,
                                                       std::string_view origin) {
  const std::optional<Error> error = read_error(failure, deadline_passed_);
  if (error) {
    Response response = router_.refuse(*error, origin);
    co_await write(std::move(response), false, false);
  }
  co_return false;
}

std::optional<Error> Connection::refusal_before_body(const RequestParser& parser) {
  if (worker_.is_behind()) return busy();
  return router_.refusal({parser.get().method_string().data(), parser.get().method_string().size()},
                         {parser.get().target().data(), parser.get().target().size()});
}

Connection::Awaitable<bool> Connection::refuse_body(RequestParser& parser, const Error& error,
                                                    std::string_view origin) {
  const bool is_head = parser.get().method() == http::verb::head;
  const bool keeps_alive = parser.get().keep_alive() && co_await discard_body(parser);
  Response response = router_.refuse(error, origin);
  co_return co_await write(std::move(response), is_head, keeps_alive);
}

Connection::Awaitable<bool> Connection::discard_body(RequestParser& parser) {
  if (parser.is_done()) co_return true;
  if (parser.chunked() || waits_to_continue(parser)) co_return false;
  set_deadline(limits_.body_timeout);
  uint64_t left = parser.content_length_remaining().value_or(0);
  while (true) {
    const size_t discarded = std::min<uint64_t>(left, buffer_.size());
    buffer_.consume(discarded);
    left -= discarded;
    if (left == 0) co_return true;
    error_code failure;
    const size_t size = co_await transport_.async_read_some(
        buffer_.prepare(std::min<uint64_t>(left, kReadBufferBytes)), into(failure));
    if (failure) co_return false;
    buffer_.commit(size);
  }
}

Connection::Awaitable<Response> Connection::dispatch(Request request) {
  return asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(
      [this](auto handler, Request moved_request) {
        // A handler may answer from any thread; the connection goes on on its own one.
        // Shared, because a std::function must be copyable and the handler is not.
        auto resume = std::make_shared<decltype(handler)>(std::move(handler));
        router_.handle(std::move(moved_request), [this, resume](Response response) {
          asio::post(worker_.context(), [resume, response = std::move(response)]() mutable {
            (*resume)(std::move(response));
          });
        });
      },
      asio::use_awaitable, std::move(request));
}

}  // namespace companion::server
