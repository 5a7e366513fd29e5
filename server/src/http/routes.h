// The server's endpoints: one line each.
#pragma once

#include <filesystem>
#include <vector>

#include "handlers/post_observations.h"
#include "http/router.h"

namespace companion::server {

/// What handlers work with. Must outlive the routes.
struct Services {
  ObservationStore& store;
  Metrics& metrics;
  Clock now_ms;
  size_t prefix_length;
  AdmissionRules admission;
  std::filesystem::path rules_file;  ///< empty: none
};

std::vector<Route> api_routes(Services services);

}  // namespace companion::server
