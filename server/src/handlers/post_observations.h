#pragma once

#include <cstdint>
#include <functional>

#include "admission/admission_control.h"
#include "admission/rate_limiter.h"
#include "handlers/exchange.h"
#include "monitoring/metrics.h"
#include "store/contribution_log.h"

namespace companion::server {

/// The time now, UTC epoch milliseconds.
using Clock = std::function<int64_t()>;

/// What this server takes.
struct AdmissionRules {
  /// Observations of today and the UTC days before it, so many in all.
  int64_t open_days = 3;
};

/// What tells contributors apart and slows them down.
struct Admission {
  AdmissionRules rules{};
  AdmissionControl& control;
  RateLimiter& observations_per_key;
};

/// POST /v1/observations: stores a signed batch of prices, coupons and what was seen of stores, and answers after it is durable.
///
/// Items that cannot be true are left out and named, with the reason, under "refused";
/// when nothing is left to store the answer is an error that names them. When storage
/// fails nothing of the batch is acknowledged.
void post_observations(const Request& request, const Admission& admission, ContributionLog& log,
                       Metrics& metrics, const Clock& now_ms, Respond respond);

}  // namespace companion::server
