#pragma once

#include "handlers/exchange.h"
#include "handlers/post_observations.h"
#include "store/price_store.h"

namespace companion::server {

/// GET /v1/deals: the largest honest drops of every destination and currency, seen within two days.
/// One answer for everybody, so that asking for it tells nothing; may be kept for an hour.
Response get_deals(const Request& request, PriceStore& store, const Clock& now_ms,
                   const crowd::Thresholds& required);

}  // namespace companion::server
