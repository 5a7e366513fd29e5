#pragma once

#include <functional>

#include "handlers/exchange.h"
#include "store/price_store.h"

namespace companion::server {

/// GET /ready: whether the server should be given requests: its storage can be read and it
/// is not about to end. 503 otherwise.
Response get_ready(PriceStore& prices, const std::function<bool()>& is_draining);

}  // namespace companion::server
