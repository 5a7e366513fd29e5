// Accepts connections and spreads them over worker threads. Hides Boost: the rest of the
// server includes this header without paying for Asio.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "http/limits.h"
#include "http/router.h"
#include "http/tls_files.h"

namespace companion::server {

class HttpServer {
 public:
  struct Options {
    std::string host;   ///< an IP address of this machine
    uint16_t port = 0;  ///< 0: any free one
    size_t threads = 1;
    HttpLimits limits;
    TlsFiles tls_files{};
  };

  /// Binds and starts to serve. `router` must outlive the server. Throws
  /// std::runtime_error when the address or the files for TLS cannot be used.
  HttpServer(const Options& options, const Router& router, Metrics& metrics);
  ~HttpServer();

  /// The port that is listened on.
  uint16_t port() const;

  /// Connections made from now on go by these limits and this certificate; open ones keep
  /// theirs to their end. Throws std::runtime_error, and changes nothing, when the files
  /// cannot be used.
  void reconfigure(const HttpLimits& limits, const TlsFiles& tls_files);

  /// Stops accepting, lets every request that has begun to arrive be answered, closes all
  /// connections; waits at most `limit`. True when every connection ended by itself.
  bool drain(std::chrono::milliseconds limit);

 private:
  class Listener;
  std::unique_ptr<Listener> listener_;
};

}  // namespace companion::server
