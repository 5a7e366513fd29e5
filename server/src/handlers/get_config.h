#pragma once

#include <cstddef>

#include "handlers/exchange.h"

namespace companion::server {

/// GET /v1/config: what clients must know, now the number of hash digits to ask with.
Response get_config(size_t prefix_length);

}  // namespace companion::server
