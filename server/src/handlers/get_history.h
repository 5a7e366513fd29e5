#pragma once

#include "crowd/consensus_rules.h"
#include "handlers/bucket_cache.h"
#include "handlers/exchange.h"
#include "store/price_store.h"

namespace companion::server {

/// GET /v1/history/{prefix}: every product whose hash begins with the prefix, padded. The prefix
/// has as many digits as GET /v1/config announces, or one fewer; longer ones, which would name a
/// product, are refused. The answer may be kept for a day.
Response get_history(const Request& request, PriceStore& store, BucketCache& cache,
                     const crowd::Thresholds& required);

}  // namespace companion::server
