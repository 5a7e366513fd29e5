#include "http/connection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http.hpp>
#include <iterator>
#include <memory>
#include <optional>

#include "http/peer.h"

namespace companion::server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using Parser = http::request_parser<http::string_body>;

/// The most that is read ahead of the parser: pipelined requests wait in the kernel.
constexpr size_t kReadBufferBytes = 64 * 1024;

/// After a refusal: how long and how much of what the peer still sends is thrown away, so
/// that closing does not reset the connection before the peer has read the answer.
constexpr std::chrono::milliseconds kLingerTime{1'000};
constexpr size_t kLingerBytes = 1024 * 1024;

auto into(error_code& failure) {
  return asio::redirect_error(asio::use_awaitable, failure);
}

std::string text(boost::beast::string_view view) {
  return {view.data(), view.size()};
}

/// The last header of the name: what the nearest proxy added.
std::string last_header(const Parser::value_type& message, boost::beast::string_view name) {
  const auto [first, end] = message.equal_range(name);
  return first == end ? std::string() : text(std::prev(end)->value());
}

Request to_request(Parser::value_type&& message, std::string peer) {
  const std::string target = text(message.target());
  return {.method = text(message.method_string()),
          .path = target.substr(0, target.find('?')),
          .content_type = text(message[http::field::content_type]),
          .if_none_match = text(message[http::field::if_none_match]),
          .origin = text(message[http::field::origin]),
          .peer_address = std::move(peer),
          .api_key = text(message["X-API-Key"]),
          .body = std::move(message.body())};
}

http::response<http::string_body> to_message(Response&& response, bool is_head) {
  http::response<http::string_body> message(static_cast<http::status>(response.status), 11);
  for (const auto& [name, value] : response.headers) message.set(name, value);
  // Without a content type there is no body, and 204 and 304 must not state a length.
  if (!response.content_type.empty()) {
    message.set(http::field::content_type, response.content_type);
    message.set("X-Content-Type-Options", "nosniff");
    message.content_length(response.body.size());
  }
  if (!is_head) message.body() = std::move(response.body);
  return message;
}

/// What a request that could not be read is answered; absent when the peer just left.
std::optional<Error> read_error(error_code failure, bool deadline_passed) {
  if (deadline_passed) {
    return Error{ErrorCode::kTimeout, "request", "the request took too long to arrive"};
  }
  if (failure == http::error::header_limit) {
    return Error{ErrorCode::kTooLarge, "header", "the header exceeds the limit"};
  }
  if (failure == http::error::body_limit) {
    return Error{ErrorCode::kTooLarge, "body", "the body exceeds the limit"};
  }
  const bool is_malformed =
      failure.category() == make_error_code(http::error::bad_method).category();
  if (!is_malformed || failure == http::error::end_of_stream) return std::nullopt;
  return Error{ErrorCode::kInvalidInput, "request", "not well-formed HTTP: " + failure.message()};
}

/// The other end. A peer that has left already has none, and nobody to answer.
PeerAddress address_of(const Connection::Socket& socket) {
  error_code failure;
  const auto endpoint = socket.remote_endpoint(failure);
  const auto address = PeerAddress::from_text(failure ? "::" : endpoint.address().to_string());
  // Asio writes a link-local address with its zone, which says nothing about a network.
  return address ? *address : *PeerAddress::from_text("::");
}

}  // namespace

void Connection::start(Worker& worker, Socket socket, const Router& router,
                       const HttpLimits& limits, std::function<void()> on_end) {
  auto connection =
      std::make_shared<Connection>(worker, std::move(socket), router, limits, std::move(on_end));
  asio::co_spawn(
      worker.context(), [connection] { return connection->serve(); }, asio::detached);
}

void Connection::refuse(Worker& worker, Socket socket, const Router& router,
                        const HttpLimits& limits, std::function<void()> on_end) {
  auto connection =
      std::make_shared<Connection>(worker, std::move(socket), router, limits, std::move(on_end));
  asio::co_spawn(
      worker.context(), [connection] { return connection->serve_refusal(); }, asio::detached);
}

Connection::Connection(Worker& worker, Socket socket, const Router& router,
                       const HttpLimits& limits, std::function<void()> on_end)
    : worker_(worker),
      socket_(std::move(socket)),
      connected_peer_(address_of(socket_)),
      router_(router),
      limits_(limits),
      on_end_(std::move(on_end)),
      buffer_(kReadBufferBytes) {
  worker_.add(*this);
}

Connection::~Connection() {
  worker_.remove(*this);
  on_end_();
}

void Connection::enforce_deadline(std::chrono::steady_clock::time_point now) {
  if (now < deadline_) return;
  deadline_passed_ = true;
  error_code ignored;
  socket_.cancel(ignored);
}

void Connection::close_if_idle() {
  if (!is_idle_) return;
  error_code ignored;
  socket_.cancel(ignored);
}

void Connection::set_deadline(std::chrono::milliseconds time) {
  deadline_ = std::chrono::steady_clock::now() + time;
  deadline_passed_ = false;
}

Connection::Awaitable<void> Connection::serve() {
  error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  while (co_await wait_for_request()) {
    if (!co_await exchange()) break;
  }
}

Connection::Awaitable<void> Connection::serve_refusal() {
  const Error no_room{ErrorCode::kUnavailable, "connection", "too many connections"};
  Response response = router_.refuse(no_room, {});
  co_await write(std::move(response), false, false);
}

Connection::Awaitable<bool> Connection::wait_for_request() {
  if (buffer_.size() > 0) co_return true;
  if (worker_.is_draining()) co_return false;
  is_idle_ = true;
  set_deadline(limits_.idle_timeout);
  error_code failure;
  const size_t size = co_await socket_.async_read_some(buffer_.prepare(4096), into(failure));
  is_idle_ = false;
  buffer_.commit(size);
  co_return !failure;
}

Connection::Awaitable<bool> Connection::exchange() {
  Parser parser;
  parser.header_limit(static_cast<uint32_t>(limits_.max_header_bytes));
  parser.body_limit(limits_.max_body_bytes);
  error_code failure;

  set_deadline(limits_.header_timeout);
  co_await http::async_read_header(socket_, buffer_, parser, into(failure));
  const std::string origin = text(parser.get()[http::field::origin]);
  if (failure) co_return co_await refuse_request(failure, origin);

  set_deadline(limits_.body_timeout);
  if (http::token_list{parser.get()[http::field::expect]}.exists("100-continue")) {
    http::response<http::empty_body> go_on(http::status::continue_, parser.get().version());
    co_await http::async_write(socket_, go_on, into(failure));
    if (failure) co_return false;
  }
  co_await http::async_read(socket_, buffer_, parser, into(failure));
  if (failure) co_return co_await refuse_request(failure, origin);

  deadline_ = std::chrono::steady_clock::time_point::max();  // now it is our turn
  const bool is_head = parser.get().method() == http::verb::head;
  const bool peer_keeps_alive = parser.get().keep_alive();
  std::string peer = peer_address(connected_peer_, last_header(parser.get(), "X-Forwarded-For"),
                                  limits_.trusted_proxies);
  Request request = to_request(parser.release(), std::move(peer));
  Response response = co_await dispatch(std::move(request));
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

Connection::Awaitable<bool> Connection::write(Response response, bool is_head, bool keep_alive) {
  keep_alive = keep_alive && !worker_.is_draining();
  http::response<http::string_body> message = to_message(std::move(response), is_head);
  message.keep_alive(keep_alive);

  set_deadline(limits_.write_timeout);
  error_code failure;
  co_await http::async_write(socket_, message, into(failure));
  if (failure) co_return false;
  if (!keep_alive) co_await close_gently();
  co_return keep_alive;
}

Connection::Awaitable<void> Connection::close_gently() {
  error_code failure;
  socket_.shutdown(Socket::shutdown_send, failure);
  set_deadline(kLingerTime);
  for (size_t discarded = 0; !failure && discarded < kLingerBytes;) {
    buffer_.clear();
    discarded += co_await socket_.async_read_some(buffer_.prepare(kReadBufferBytes), into(failure));
  }
}

}  // namespace companion::server
