// A small blocking HTTP client over a plain socket, so that tests can also send what no
// HTTP library would: half requests, garbage, nothing at all.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace companion::server {

struct Answer {
  int status = 0;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;

  nlohmann::json json() const { return nlohmann::json::parse(body); }
};

class HttpClient {
 public:
  explicit HttpClient(uint16_t port);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// False when the server has closed the connection.
  bool send(std::string_view bytes);

  /// The next whole answer; absent when the connection ended before one was complete.
  /// `has_body` false: the answer to a HEAD request.
  std::optional<Answer> receive(bool has_body = true);

  /// Whatever comes next; empty when the connection ended or nothing came for 5 s.
  std::string receive_some();

  /// The socket, for what speaks another protocol over it.
  int descriptor() const { return socket_; }

  /// Whether the last reading met a connection that was broken off.
  bool was_reset() const { return was_reset_; }

  /// Waits for the end of the connection; false when there came bytes or nothing for 5 s.
  bool receive_end();

  /// Sends a request and receives the answer. `headers`: lines that end in \r\n.
  std::optional<Answer> exchange(std::string_view method, std::string_view target,
                                 std::string_view body = {}, std::string_view headers = {});

  /// Posts a JSON document.
  std::optional<Answer> post(const nlohmann::json& document,
                             std::string_view target = "/v1/observations");

 private:
  bool read_more();
  std::optional<Answer> receive_chunks(Answer answer);

  int socket_ = -1;
  std::string unread_;
  bool was_reset_ = false;
};

}  // namespace companion::server
