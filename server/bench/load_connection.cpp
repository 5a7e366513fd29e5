#include "load_connection.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace companion::bench {

bool LoadConnection::connect() {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port_);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    disconnect();
    return false;
  }
  const int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  fcntl(socket_, F_SETFL, O_NONBLOCK);
  return true;
}

void LoadConnection::disconnect() {
  if (socket_ >= 0) close(socket_);
  socket_ = -1;
  is_busy_ = false;
  unsent_ = {};
  received_.clear();
}

bool LoadConnection::send(std::string_view request) {
  if (socket_ < 0 && !connect()) return false;
  is_busy_ = true;
  unsent_ = request;
  return write();
}

int LoadConnection::advance() {
  if (!write() || !read()) {
    const int status = finished_status();
    disconnect();
    return status > 0 ? status : -1;
  }
  return finished_status();
}

bool LoadConnection::write() {
  while (!unsent_.empty()) {
    const ssize_t size = ::send(socket_, unsent_.data(), unsent_.size(), MSG_NOSIGNAL);
    if (size < 0) return errno == EAGAIN;
    unsent_.remove_prefix(static_cast<size_t>(size));
  }
  return true;
}

bool LoadConnection::read() {
  char chunk[64 * 1024];
  while (true) {
    const ssize_t size = recv(socket_, chunk, sizeof chunk, 0);
    if (size < 0) return errno == EAGAIN;
    if (size == 0) return false;
    received_.append(chunk, static_cast<size_t>(size));
  }
}

int LoadConnection::finished_status() {
  constexpr size_t kStatusAt = 9;  // "HTTP/1.1 200 OK"
  constexpr std::string_view kLength = "Content-Length: ";
  const size_t head_end = received_.find("\r\n\r\n");
  if (head_end == std::string::npos) return 0;
  const size_t length_at = received_.find(kLength);
  const size_t body = length_at < head_end
                          ? std::strtoul(received_.c_str() + length_at + kLength.size(), nullptr, 10)
                          : 0;
  if (received_.size() < head_end + 4 + body) return 0;
  const int status = std::atoi(received_.c_str() + kStatusAt);
  const bool is_last = received_.find("Connection: close") < head_end;
  received_.clear();
  is_busy_ = false;
  if (is_last) disconnect();
  return status;
}

}  // namespace companion::bench
