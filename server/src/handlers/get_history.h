#pragma once

#include "handlers/exchange.h"
#include "store/observation_store.h"

namespace companion::server {

/// The most series one answer holds, so that a short prefix cannot fetch the whole store.
inline constexpr size_t kMaxSeriesPerAnswer = 5'000;

/// GET /v1/history/{prefix}: every product whose key begins with the prefix. The answer
/// carries an ETag and may be kept, but is to be checked again before it is used.
Response get_history(const Request& request, ObservationStore& store);

}  // namespace companion::server
