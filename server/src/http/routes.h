// The server's endpoints: one line each.
#pragma once

#include <filesystem>
#include <vector>

#include "crowd/consensus_rules.h"
#include "handlers/gate.h"
#include "handlers/post_observations.h"
#include "http/router.h"
#include "store/contribution_log.h"
#include "store/price_store.h"

namespace companion::server {

/// What handlers work with. Must outlive the routes.
struct Services {
  ContributionLog& contributions;
  PriceStore& prices;
  Metrics& metrics;
  Clock now_ms;
  AdmissionControl& control;
  std::function<bool()> is_draining;
  Admission admission;
  crowd::Thresholds required;           ///< what it takes to publish a price
  std::function<void()> contributions_erased;  ///< to be called after an erasure
  std::filesystem::path rules_file;  ///< empty: none
};

std::vector<Route> api_routes(Services services);

}  // namespace companion::server
