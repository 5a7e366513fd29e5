// rules/reviews/patterns/weights.json.
#pragma once

#include <cstdint>
#include <string_view>

namespace companion::reviews {

/// A number of a signal's weights: pattern_weight("bursts", "days").
int64_t pattern_weight(std::string_view signal, std::string_view name);

/// Whether the adjusted rating leaves the signal's reviews out.
bool pattern_is_left_out(std::string_view signal);

}  // namespace companion::reviews
