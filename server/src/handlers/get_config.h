#pragma once

#include <cstdint>

#include "crowd/consensus_rules.h"
#include "handlers/exchange.h"
#include "store/price_store.h"

namespace companion::server {

/// GET /v1/config: what clients must know: how many digits to ask with, for products and for stores,
/// and how many products share them, which days still take observations, how many shoppers have to agree on a price.
Response get_config(const PriceStore& store, int64_t open_days,
                    const crowd::Thresholds& required);

}  // namespace companion::server
