#pragma once

#include "handlers/exchange.h"
#include "monitoring/metrics.h"

namespace companion::server {

/// GET /metrics: the server's counters in the Prometheus text format.
Response get_metrics(const Metrics& metrics);

}  // namespace companion::server
