#pragma once

#include "handlers/exchange.h"
#include "store/price_store.h"

namespace companion::server {

/// GET /v1/dump: everything that is public, as gzip'ed JSON Lines: a product a line, as in a bucket.
/// Streamed, by ascending hash; products that change meanwhile are as they are when their turn comes.
Response get_dump(PriceStore& store);

}  // namespace companion::server
