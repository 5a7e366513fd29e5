// The ways to go through a JSON text that are measured against each other.
#pragma once

#include <string>
#include <vector>

#include "bench/native/rounds.h"

namespace companion::bench {

/// All competitors for one text, ours first. `text` must outlive them.
std::vector<Competitor> competitors_for(const std::string& text);

}  // namespace companion::bench
