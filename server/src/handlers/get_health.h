#pragma once

#include "handlers/exchange.h"

namespace companion::server {

/// GET /health: the process is up and answers.
Response get_health();

}  // namespace companion::server
