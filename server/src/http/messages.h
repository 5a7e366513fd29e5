// Between the HTTP library's messages and the values that handlers see.
#pragma once

#include <boost/beast/http.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "companion/result.h"
#include "handlers/exchange.h"

namespace companion::server {

using RequestParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// A header's value; empty without one. Of several with the name, the first.
std::string header(const RequestParser::value_type& message, std::string_view name);

/// As header(), but the last: what the nearest proxy added.
std::string last_header(const RequestParser::value_type& message, std::string_view name);

/// `peer`: the address of who asks.
Request to_request(RequestParser::value_type&& message, std::string peer);

/// A body that lies elsewhere and is not copied.
using BodyView = boost::beast::http::span_body<const char>;

/// An answer with its whole body, which stays out where only the header was asked for. The response
/// must outlive the message.
boost::beast::http::response<BodyView> to_message(const Response& response, bool is_head);

/// The header of an answer whose body is streamed: chunked, or, for a peer that knows only
/// HTTP/1.0, until the connection ends.
boost::beast::http::response<boost::beast::http::empty_body> to_stream_header(
    const Response& response, bool is_chunked);

/// What a request that could not be read is answered; absent when the peer just left.
std::optional<Error> read_error(boost::system::error_code failure, bool deadline_passed);

}  // namespace companion::server
