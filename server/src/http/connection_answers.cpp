// The half of a connection that sends: whole answers, streamed ones, and the end.
#include <boost/asio/write.hpp>
#include <boost/beast/http.hpp>
#include <optional>

#include "http/awaiting.h"
#include "http/connection.h"
#include "http/messages.h"
#include "monitoring/log.h"

namespace companion::server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

/// After a refusal: how long and how much of what the peer still sends is thrown away, so
/// that closing does not reset the connection before the peer has read the answer.
constexpr std::chrono::milliseconds kLingerTime{1'000};
constexpr size_t kLingerBytes = 1024 * 1024;
constexpr size_t kLingerStepBytes = 64 * 1024;

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
    discarded += co_await transport_.socket().async_read_some(buffer_.prepare(kLingerStepBytes),
                                                              into(failure));
  }
}

Connection::Awaitable<void> Connection::say_goodbye() {
  Transport::TlsStream* const tls = transport_.tls();
  if (!tls) co_return;
  // So that the peer can tell the end from an interruption; it need not answer in time.
  set_deadline(kLingerTime);
  error_code ignored;
  co_await tls->async_shutdown(into(ignored));
}

}  // namespace companion::server
