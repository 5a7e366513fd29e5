#include "loopback/http_client.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cctype>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace companion::server {
namespace {

constexpr int kTimeoutSeconds = 5;

Answer parse_head(const std::string& head) {
  Answer answer;
  std::istringstream lines(head);
  std::string version, line;
  lines >> version >> answer.status;
  std::getline(lines, line);
  while (std::getline(lines, line) && line != "\r") {
    const size_t colon = line.find(": ");
    std::string name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    answer.headers[name] = line.substr(colon + 2, line.size() - colon - 3);
  }
  return answer;
}

}  // namespace

HttpClient::HttpClient(uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval timeout{kTimeoutSeconds, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    close(socket_);
    throw std::runtime_error("cannot connect");
  }
}

HttpClient::~HttpClient() {
  close(socket_);
}

bool HttpClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

bool HttpClient::read_more() {
  char chunk[16 * 1024];
  const ssize_t size = recv(socket_, chunk, sizeof chunk, 0);
  was_reset_ = size < 0 && errno == ECONNRESET;
  if (size <= 0) return false;
  unread_.append(chunk, static_cast<size_t>(size));
  return true;
}

std::optional<Answer> HttpClient::receive(bool has_body) {
  size_t head_end;
  while ((head_end = unread_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more()) return std::nullopt;
  }
  Answer answer = parse_head(unread_.substr(0, head_end + 4));
  unread_.erase(0, head_end + 4);
  if (has_body && answer.headers.count("transfer-encoding") > 0) return receive_chunks(answer);
  const auto length = answer.headers.find("content-length");
  const size_t body_size =
      has_body && length != answer.headers.end() ? std::stoul(length->second) : 0;
  while (unread_.size() < body_size) {
    if (!read_more()) return std::nullopt;
  }
  answer.body = unread_.substr(0, body_size);
  unread_.erase(0, body_size);
  return answer;
}

std::optional<Answer> HttpClient::receive_chunks(Answer answer) {
  for (;;) {
    size_t line_end;
    while ((line_end = unread_.find("\r\n")) == std::string::npos) {
      if (!read_more()) return std::nullopt;
    }
    const size_t size = std::stoul(unread_.substr(0, line_end), nullptr, 16);
    const size_t chunk_end = line_end + 2 + size + 2;
    while (unread_.size() < chunk_end) {
      if (!read_more()) return std::nullopt;
    }
    answer.body += unread_.substr(line_end + 2, size);
    unread_.erase(0, chunk_end);
    if (size == 0) return answer;
  }
}

std::string HttpClient::receive_some() {
  if (unread_.empty()) read_more();
  return std::exchange(unread_, {});
}

bool HttpClient::receive_end() {
  char byte;
  return unread_.empty() && recv(socket_, &byte, 1, 0) == 0;
}

std::optional<Answer> HttpClient::exchange(std::string_view method, std::string_view target,
                                           std::string_view body, std::string_view headers) {
  std::ostringstream request;
  request << method << ' ' << target << " HTTP/1.1\r\nHost: localhost\r\n" << headers;
  if (!body.empty()) request << "Content-Length: " << body.size() << "\r\n";
  request << "\r\n" << body;
  if (!send(request.str())) return std::nullopt;
  return receive(method != "HEAD");
}

std::optional<Answer> HttpClient::post(const nlohmann::json& document, std::string_view target) {
  return exchange("POST", target, document.dump(), "Content-Type: application/json\r\n");
}

}  // namespace companion::server
