// The one envelope of every answer, as an HTTP response.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "companion/result.h"
#include "handlers/exchange.h"

namespace companion::server {

/// 200 with {"ok":true,"value":value}.
Response value_response(nlohmann::ordered_json value);

/// {"ok":false,"error":{"code","where","message"}} with the status of the code, and
/// Retry-After where trying again later makes sense.
Response error_response(const Error& error);

/// As above for kRateLimited and kUnavailable, when it is known after how many seconds it
/// makes sense to try again.
Response error_response(const Error& error, int64_t retry_after_s);

/// 429: too many requests of `where` ("network", "key", …); the next is taken in so many seconds.
Response rate_limited_response(std::string where, int64_t retry_after_s);

}  // namespace companion::server
