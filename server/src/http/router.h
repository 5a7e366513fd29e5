// From a request to its handler: finds the route, answers what no handler sees (unknown
// paths, wrong methods, OPTIONS, HEAD), adds CORS headers, counts.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "companion/result.h"
#include "handlers/exchange.h"
#include "monitoring/metrics.h"

namespace companion::server {

struct Route {
  std::string method;  ///< GET routes also answer HEAD
  std::string path;    ///< "/v1/history/{prefix}": one "{…}" at most, as the last segment
  Handler handler;
  /// Asked before a body is read, and again before the handler is called: whether there is room for the
  /// request; without it there always is. Cheap, any thread.
  std::function<bool()> has_room{};
};

class Router {
 public:
  Router(std::vector<Route> routes, Metrics& metrics);

  std::span<const Route> routes() const { return routes_; }

  /// Answers a request through `respond`; a handler that throws answers kInternal.
  void handle(Request request, Respond respond) const;

  /// Why a request with this beginning would be refused now, whatever its body.
  std::optional<Error> refusal(std::string_view method, std::string_view target) const;

  /// The answer to a request that could not be read to its end, counted as well.
  Response refuse(const Error& error, std::string_view origin) const;

 private:
  /// What is counted of a route; looking a metric up takes longer than most answers.
  struct RouteMetrics {
    Histogram* seconds;
    Counter* answered_200;
  };

  using RouteIterator = std::vector<Route>::const_iterator;
  RouteIterator find(std::string_view method, std::string_view path) const;
  void count(const std::string& endpoint, const RouteMetrics* known, int status,
             double seconds) const;
  Response answer_without_route(const Request& request, const std::string& path_methods) const;

  std::vector<Route> routes_;
  Metrics& metrics_;
  std::vector<RouteMetrics> route_metrics_;  ///< in the order of the routes
};

}  // namespace companion::server
