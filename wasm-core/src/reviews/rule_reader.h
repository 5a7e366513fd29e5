// Reads a review with word lists: what is used where the network cannot run, and what it is
// measured against.
#pragma once

#include <optional>
#include <string_view>

#include "reviews/clause_reader.h"
#include "reviews/reading.h"
#include "reviews/review.h"
#include "reviews/words.h"

namespace companion::reviews {

/// What a text says. `language`: ISO 639-1; absent or without tables, all languages of the text's
/// script are tried and the one that knows most of its words is taken.
Reading read_by_rules(const Words& words, std::optional<std::string_view> language);

/// How often a text praises and blames, from which its stars are estimated.
OpinionCounts count_opinions(const Words& words, std::optional<std::string_view> language);

/// What a review says: its own words, and where they give nothing, or their language has no
/// tables, the shop's English translation (then `from_translation`).
Reading read_review_by_rules(const Review& review);

}  // namespace companion::reviews
