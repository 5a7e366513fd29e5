// The bytes of a connection, plain or inside TLS: one type for both, as Beast reads and
// writes it (an AsyncStream).
#pragma once

#include <utility>  // Boost 1.74's awaitable.hpp uses std::exchange without including it

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <memory>
#include <variant>

#include "http/tls.h"

namespace companion::server {

class Transport {
 public:
  using Socket = boost::asio::ip::tcp::socket;
  using TlsStream = boost::beast::ssl_stream<Socket>;
  using executor_type = Socket::executor_type;

  /// TLS with this context, or plain without one. The handshake is the caller's.
  Transport(Socket socket, std::shared_ptr<TlsContext> tls)
      : tls_(std::move(tls)),
        stream_(tls_ ? Stream(std::in_place_type<TlsStream>, std::move(socket), tls_->context)
                     : Stream(std::in_place_type<Socket>, std::move(socket))) {}

  Socket& socket() {
    TlsStream* const stream = tls();
    return stream ? stream->next_layer() : std::get<Socket>(stream_);
  }

  /// Absent for plain connections.
  TlsStream* tls() { return std::get_if<TlsStream>(&stream_); }

  executor_type get_executor() { return socket().get_executor(); }

  template <typename Buffers, typename Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    if (TlsStream* const stream = tls()) {
      return stream->async_read_some(buffers, std::forward<Token>(token));
    }
    return std::get<Socket>(stream_).async_read_some(buffers, std::forward<Token>(token));
  }

  template <typename Buffers, typename Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    if (TlsStream* const stream = tls()) {
      return stream->async_write_some(buffers, std::forward<Token>(token));
    }
    return std::get<Socket>(stream_).async_write_some(buffers, std::forward<Token>(token));
  }

 private:
  using Stream = std::variant<Socket, TlsStream>;

  const std::shared_ptr<TlsContext> tls_;  // lives at least as long as the stream
  Stream stream_;
};

}  // namespace companion::server
