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

Error no_room() {
  return {ErrorCode::kUnavailable, "server", "too much is waiting to be stored"};
}

}  // namespace

Router::Router(std::vector<Route> routes, Metrics& metrics)
    : routes_(std::move(routes)), metrics_(metrics) {
  for (const Route& route : routes_) {
    route_metrics_.push_back({.seconds = &metrics_.request_seconds.with({route.path}),
                              .answered_200 = &metrics_.requests.with({route.path, "200"})});
  }
}

void Router::count(const std::string& endpoint, const RouteMetrics* known, int status,
                   double seconds) const {
  constexpr int kOk = 200;
  if (known && status == kOk) {
    known->answered_200->add();
  } else {
    metrics_.requests.with({endpoint, std::to_string(status)}).add();
  }
  (known ? *known->seconds : metrics_.request_seconds.with({endpoint})).observe(seconds);
  if (!is_logged(LogLevel::kDebug)) return;
  log(LogLevel::kDebug, "request",
      {{"endpoint", endpoint}, {"status", status}, {"seconds", seconds}});
}

Router::RouteIterator Router::find(std::string_view method, std::string_view path) const {
  if (method == "HEAD") method = "GET";
  return std::find_if(routes_.begin(), routes_.end(), [&](const Route& candidate) {
    return candidate.method == method && match(candidate.path, path);
  });
}

std::optional<Error> Router::refusal(std::string_view method, std::string_view target) const {
  const auto route = find(method, target.substr(0, target.find('?')));
  if (route == routes_.end() || !route->has_room || route->has_room()) return std::nullopt;
  return no_room();
}

void Router::handle(Request request, Respond respond) const {
  const auto route = find(request.method, request.path);
  const std::string endpoint = route == routes_.end() ? kNoRoute : route->path;

  const RouteMetrics* const known =
      route == routes_.end() ? nullptr : &route_metrics_[static_cast<size_t>(route - routes_.begin())];

  Respond finish = [this, endpoint, known, origin = request.origin, respond = std::move(respond),
                    start = std::chrono::steady_clock::now()](Response response) {
    add_cors_headers(response, origin);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    count(endpoint, known, response.status, taken.count());
    respond(std::move(response));
  };
  if (route == routes_.end()) {
    return finish(answer_without_route(request, allowed_methods(routes_, request.path)));
  }
  if (route->has_room && !route->has_room()) return finish(error_response(no_room()));
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
