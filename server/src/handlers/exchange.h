// An HTTP exchange as handlers see it: plain values, without a trace of the HTTP library.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace companion::server {

struct Request {
  std::string method{};         ///< "GET", "POST", …
  std::string path{};           ///< without the query
  std::string query{};          ///< what follows the "?"; empty without one
  std::string path_argument{};  ///< what stands for the route's "{…}"; empty without one
  std::string content_type{};
  std::string if_none_match{};
  std::string origin{};
  /// The IP address of who asks, for limits; never stored, never logged. Behind a trusted
  /// proxy, what the proxy says.
  std::string peer_address{};
  std::string api_key{};  ///< the X-API-Key header; empty without one
  std::string body{};
};

/// Makes the next piece of a streamed body; an empty text is the end. Called on the
/// connection's thread when the peer has taken the piece before, so a call should be quick
/// and a piece some tens of KiB. Throws when the body cannot be finished: the connection is
/// then cut, so that the peer does not take a part for the whole.
using NextChunk = std::function<std::string()>;

struct Response {
  int status = 200;
  std::string content_type{};  ///< empty: no body
  std::string body{};
  /// Instead of `body`: one text that many answers share.
  std::shared_ptr<const std::string> shared_body{};
  std::vector<std::pair<std::string, std::string>> headers{};
  NextChunk next_chunk{};  ///< instead of `body`: the body is streamed
};

/// Takes the answer to a request; called exactly once, from any thread.
using Respond = std::function<void(Response)>;

/// Answers a request, at once or later. `request` need not live after the call.
using Handler = std::function<void(const Request& request, Respond respond)>;

}  // namespace companion::server
