#pragma once

#include "admission/admission_control.h"
#include "crowd/consensus_rules.h"
#include "handlers/exchange.h"
#include "handlers/post_observations.h"
#include "store/price_store.h"

namespace companion::server {

/// POST /v1/batch: several buckets at once, for dashboards of third parties; needs an API key, whose
/// plan says how many at a time, and counts as one request a bucket. The body is
/// {"prefixes":["3af",…]}, each as GET /v1/history takes them. The answer is streamed.
Response post_batch(const Request& request, AdmissionControl& control, PriceStore& store,
                    const crowd::Thresholds& required, const Clock& now_ms);

}  // namespace companion::server
