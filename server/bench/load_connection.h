// One kept HTTP connection of the load generator: a request out, its answer in, without blocking.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace companion::bench {

class LoadConnection {
 public:
  explicit LoadConnection(uint16_t port) : port_(port) {}
  ~LoadConnection() { disconnect(); }
  LoadConnection(const LoadConnection&) = delete;
  LoadConnection& operator=(const LoadConnection&) = delete;

  bool is_busy() const { return is_busy_; }
  int socket() const { return socket_; }

  /// Begins a request, connecting first where needed. `request` must live until its answer.
  /// False when the server cannot be reached.
  bool send(std::string_view request);

  /// To be called when the socket is ready. Returns the status of a finished answer, 0 while
  /// there is none, and −1 when the connection ended without one.
  int advance();

  /// Whether there is still something to be written.
  bool wants_to_write() const { return !unsent_.empty(); }

 private:
  bool connect();
  void disconnect();
  bool write();
  bool read();
  int finished_status();

  const uint16_t port_;
  int socket_ = -1;
  bool is_busy_ = false;
  std::string_view unsent_;
  std::string received_;
};

}  // namespace companion::bench
