// The one envelope of every answer, as an HTTP response.
#pragma once

#include <nlohmann/json.hpp>

#include "companion/result.h"
#include "handlers/exchange.h"

namespace companion::server {

/// 200 with {"ok":true,"value":value}.
Response value_response(nlohmann::ordered_json value);

/// {"ok":false,"error":{"code","where","message"}} with the status of the code, and
/// Retry-After where trying again later makes sense.
Response error_response(const Error& error);

}  // namespace companion::server
