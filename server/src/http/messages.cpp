#include "http/messages.h"

#include <algorithm>
#include <iterator>

namespace companion::server {
namespace {

namespace http = boost::beast::http;

std::string text(boost::beast::string_view view) {
  return {view.data(), view.size()};
}

boost::beast::string_view view(std::string_view name) {
  return {name.data(), name.size()};
}

/// Status and headers. Without a content type there is no body, and 204 and 304 must not
/// state a length.
template <typename Message>
void set_header(Message& message, const Response& response) {
  for (const auto& [name, value] : response.headers) message.set(name, value);
  if (response.content_type.empty()) return;
  message.set(http::field::content_type, response.content_type);
  message.set("X-Content-Type-Options", "nosniff");
}

}  // namespace

std::string header(const RequestParser::value_type& message, std::string_view name) {
  return text(message[view(name)]);
}

std::string last_header(const RequestParser::value_type& message, std::string_view name) {
  const auto [first, end] = message.equal_range(view(name));
  return first == end ? std::string() : text(std::prev(end)->value());
}

Request to_request(RequestParser::value_type&& message, std::string peer) {
  const std::string target = text(message.target());
  const size_t mark = std::min(target.find('?'), target.size());
  return {.method = text(message.method_string()),
          .path = target.substr(0, mark),
          .query = target.substr(std::min(mark + 1, target.size())),
          .content_type = header(message, "Content-Type"),
          .if_none_match = header(message, "If-None-Match"),
          .origin = header(message, "Origin"),
          .peer_address = std::move(peer),
          .api_key = header(message, "X-API-Key"),
          .body = std::move(message.body())};
}

http::response<BodyView> to_message(const Response& response, bool is_head) {
  const std::string& body = response.shared_body ? *response.shared_body : response.body;
  http::response<BodyView> message(static_cast<http::status>(response.status), 11);
  set_header(message, response);
  if (!response.content_type.empty()) message.content_length(body.size());
  if (!is_head) message.body() = {body.data(), body.size()};
  return message;
}

http::response<http::empty_body> to_stream_header(const Response& response, bool is_chunked) {
  http::response<http::empty_body> message(static_cast<http::status>(response.status), 11);
  set_header(message, response);
  if (is_chunked) message.chunked(true);
  return message;
}

std::optional<Error> read_error(boost::system::error_code failure, bool deadline_passed) {
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

}  // namespace companion::server
