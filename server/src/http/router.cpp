#include "http/router.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "handlers/envelope.h"
#include "http/cors.h"
#include "monitoring/log.h"

namespace companion::server {
namespace {

/// The label of everything that is not one of our routes: paths of others are not counted
/// one by one, for they are without end and might say something about a person.
constexpr const char* kNoRoute = "none";

/// The argument when `path` is on the pattern: "" for a pattern without one.
std::optional<std::string> match(std::string_view pattern, std::string_view path) {
  const size_t brace = pattern.find('{');
  if (brace == std::string_view::npos) {
    return pattern == path ? std::optional<std::string>("") : std::nullopt;
  }
  if (!path.starts_with(pattern.substr(0, brace))) return std::nullopt;
  const std::string_view argument = path.substr(brace);
  if (argument.empty() || argument.find('/') != std::string_view::npos) return std::nullopt;
  return std::string(argument);
}

/// What the methods of a path's routes allow, as an Allow header says it.
std::string allowed_methods(std::span<const Route> routes, std::string_view path) {
  std::string methods;
  for (const Route& route : routes) {
    if (match(route.path, path))
      methods += route.method == "GET" ? "GET, HEAD, " : route.method + ", ";
  }
  return methods.empty() ? methods : methods + "OPTIONS";
}

}  // namespace

Router::Router(std::vector<Route> routes, Metrics& metrics)
    : routes_(std::move(routes)), metrics_(metrics) {}

void Router::handle(Request request, Respond respond) const {
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  const auto route = std::find_if(routes_.begin(), routes_.end(), [&](const Route& candidate) {
    return candidate.method == method && match(candidate.path, request.path);
  });
  const std::string endpoint = route == routes_.end() ? kNoRoute : route->path;

  Respond finish = [this, endpoint, origin = request.origin, respond = std::move(respond),
                    start = std::chrono::steady_clock::now()](Response response) {
    add_cors_headers(response, origin);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    metrics_.requests.with({endpoint, std::to_string(response.status)}).add();
    metrics_.request_seconds.with({endpoint}).observe(taken.count());
    log(LogLevel::kDebug, "request",
        {{"endpoint", endpoint}, {"status", response.status}, {"seconds", taken.count()}});
    respond(std::move(response));
  };
  if (route == routes_.end()) {
    return finish(answer_without_route(request, allowed_methods(routes_, request.path)));
  }
  request.path_argument = *match(route->path, request.path);
  try {
    route->handler(request, finish);
  } catch (const std::exception& error) {
    log(LogLevel::kError, "handler_failed", {{"endpoint", endpoint}, {"message", error.what()}});
    finish(error_response({ErrorCode::kInternal, endpoint, "the request could not be handled"}));
  }
}

Response Router::refuse(const Error& error, std::string_view origin) const {
  Response response = error_response(error);
  add_cors_headers(response, origin);
  metrics_.requests.with({kNoRoute, std::to_string(response.status)}).add();
  return response;
}

Response Router::answer_without_route(const Request& request,
                                      const std::string& path_methods) const {
  if (path_methods.empty()) {
    return error_response({ErrorCode::kUnknownMethod, "path", "no such endpoint"});
  }
  const bool asks_for_options = request.method == "OPTIONS";
  Response response = asks_for_options ? Response{.status = 204}
                                       : error_response({ErrorCode::kMethodNotAllowed, "method",
                                                         "this endpoint takes " + path_methods});
  response.headers.emplace_back("Allow", path_methods);
  if (asks_for_options) add_preflight_headers(response, request.origin, path_methods);
  return response;
}

}  // namespace companion::server
