// How much of two titles is the same.
#pragma once

#include <optional>
#include <string_view>

namespace companion::signals {

/// Shared words as a percentage of the shorter title's, small words ("for", "with") left out; absent
/// when either has fewer than `least_words`.
///   "LED desk lamp oak foot dimmable" / "Dimmable desk lamp, oak" → 100
std::optional<int64_t> title_overlap_percent(std::string_view a, std::string_view b, int64_t least_words);

}  // namespace companion::signals
