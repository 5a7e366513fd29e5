#pragma once

#include <cstdint>
#include <functional>

#include "handlers/exchange.h"
#include "monitoring/metrics.h"
#include "store/observation_store.h"

namespace companion::server {

inline constexpr size_t kMaxObservationsPerBatch = 500;

/// The time now, UTC epoch milliseconds.
using Clock = std::function<int64_t()>;

/// What this server takes.
struct AdmissionRules {
  int64_t max_observation_age_ms = kMaxObservationAgeMs;
};

/// POST /v1/observations: stores a batch and answers after it is durable.
///
/// Items that cannot be true are left out and named, with the reason, under "refused";
/// when nothing is left to store the answer is an error that names them. When storage
/// fails nothing of the batch is acknowledged.
void post_observations(const Request& request, const AdmissionRules& rules,
                       ObservationStore& store, Metrics& metrics, const Clock& now_ms,
                       Respond respond);

}  // namespace companion::server
