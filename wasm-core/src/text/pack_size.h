// How many pieces a variant holds, by the words that the shop prints.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace companion::text {

inline constexpr int64_t kMaxPackSize = 10'000;

/// The pieces that a variant's name or a lot's note states: "10 PCS" → 10, "Pack of 3" → 3,
/// "Black 5шт" → 5, "1pc" → 1. Absent for a text without such words, with several different counts
/// ("10pcs + 2pcs"), or with a range ("5-10 pcs"): a count is not guessed. Words:
/// rules/text/pack_words.json.
std::optional<int64_t> pack_size(std::string_view printed);

/// Whether the number at [begin, end) of a folded text says how many pieces there are: "10 pcs".
bool counts_pieces(std::string_view folded, size_t begin, size_t end);

}  // namespace companion::text
