#pragma once

#include "crowd/consensus_rules.h"
#include "handlers/bucket_cache.h"
#include "handlers/exchange.h"
#include "store/price_store.h"

namespace companion::server {

/// GET /v1/sellers/{prefix}: what is public of every store whose hash begins with the prefix, padded. The
/// prefix has as many digits as GET /v1/config announces for stores, or one fewer; longer ones, which would
/// name a store, are refused. The answer may be kept for a day.
Response get_sellers(const Request& request, PriceStore& store, BucketCache& cache,
                     const crowd::Thresholds& required);

}  // namespace companion::server
