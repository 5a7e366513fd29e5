#include "http/connection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http.hpp>
#include <memory>
#include <optional>

#include "http/messages.h"
#include "http/peer.h"
#include "monitoring/log.h"

namespace companion::server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

/// The most that is read ahead of the parser: pipelined requests wait in the kernel.
constexpr size_t kReadBufferBytes = 64 * 1024;

/// After a refusal: how long and how much of what the peer still sends is thrown away, so
/// that closing does not reset the connection before the peer has read the answer.
constexpr std::chrono::milliseconds kLingerTime{1'000};
constexpr size_t kLingerBytes = 1024 * 1024;

auto into(error_code& failure) {
  return asio::redirect_error(asio::use_awaitable, failure);
}

Error busy() {
  return {ErrorCode::kUnavailable, "server", "too much is asked of this server now"};
}

/// The next piece of a streamed body, empty at its end; absent when it cannot be made.
std::optional<std::string> next_chunk(const Response& response) {
  try {
    return response.next_chunk();
  } catch (const std::exception& error) {
    log(LogLevel::kError, "stream_failed", {{"message", error.what()}});
    return std::nullopt;
  }
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

Connection::Awaitable<void> Connection::say_goodbye() {
  Transport::TlsStream* const tls = transport_.tls();
  if (!tls) co_return;
  // So that the peer can tell the end from an interruption; it need not answer in time.
  set_deadline(kLingerTime);
  error_code ignored;
  co_await tls->async_shutdown(into(ignored));
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

  set_deadline(limits_.body_timeout);
  if (http::token_list{parser.get()[http::field::expect]}.exists("100-continue")) {
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
  http::response<BodyView> message = to_message(response, is_head);
  message.keep_alive(keep_alive);

  set_deadline(limits_.write_timeout);
  error_code failure;
  co_await http::async_write(transport_, message, into(failure));
  if (failure) co_return false;
  if (!keep_alive) co_await close_gently();
  co_return keep_alive;
}

Connection::Awaitable<bool> Connection::stream(Response response, bool is_head, bool is_chunked,
                                               bool keep_alive) {
  keep_alive = keep_alive && is_chunked && !worker_.is_draining();
  http::response<http::empty_body> message = to_stream_header(response, is_chunked);
  message.keep_alive(keep_alive);
  http::response_serializer<http::empty_body> serializer(message);

  set_deadline(limits_.write_timeout);
  error_code failure;
  co_await http::async_write_header(transport_, serializer, into(failure));
  while (!failure && !is_head) {
    const std::optional<std::string> chunk = next_chunk(response);
    // Without the last chunk, or with a reset: a part must not be taken for the whole.
    if (!chunk) co_return reset();
    set_deadline(limits_.write_timeout);
    co_await write_chunk(*chunk, is_chunked, failure);
    if (chunk->empty()) break;
  }
  if (failure) co_return false;
  if (!keep_alive) co_await close_gently();
  co_return keep_alive;
}

Connection::Awaitable<void> Connection::write_chunk(const std::string& chunk, bool is_chunked,
                                                    error_code& failure) {
  if (!is_chunked) {
    co_await asio::async_write(transport_, asio::buffer(chunk), into(failure));
  } else if (chunk.empty()) {
    co_await asio::async_write(transport_, http::make_chunk_last(), into(failure));
  } else {
    co_await asio::async_write(transport_, http::make_chunk(asio::buffer(chunk)), into(failure));
  }
}

bool Connection::reset() {
  error_code ignored;
  transport_.socket().set_option(asio::socket_base::linger(true, 0), ignored);
  transport_.socket().close(ignored);
  return false;
}

Connection::Awaitable<void> Connection::close_gently() {
  co_await say_goodbye();
  error_code failure;
  transport_.socket().shutdown(Socket::shutdown_send, failure);
  set_deadline(kLingerTime);
  for (size_t discarded = 0; !failure && discarded < kLingerBytes;) {
    buffer_.clear();
    discarded += co_await transport_.socket().async_read_some(buffer_.prepare(kReadBufferBytes),
                                                              into(failure));
  }
}

}  // namespace companion::server
