// All signals of a listing.
#pragma once

#include <cstdint>
#include <optional>

#include "signals/listing.h"
#include "signals/report.h"

namespace companion::signals {

/// The strongest first; among equals in the order of checks.h. `now_ms`: UTC; absent: what needs the
/// present time is not checked.
Report find_signals(const Listing& listing, std::optional<int64_t> now_ms);

}  // namespace companion::signals
