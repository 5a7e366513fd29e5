// The parts of find_patterns(); each adds the signals that it finds.
#pragma once

#include "reviews/patterns.h"

namespace companion::reviews {

using Signals = std::vector<PatternSignal>;

/// duplicates, near_duplicates, repetitive_text.
void find_repeated_texts(const ReviewSet& set, Signals& out);

/// burst, country_flood, sku_flood.
void find_bursts(const ReviewSet& set, Signals& out);

/// rating_contradiction, empty_praise: what needs a reading.
void find_odd_ratings(const ReviewSet& set, Signals& out);

/// incentive, other_product.
void find_telling_words(const ReviewSet& set, std::optional<std::string_view> title, Signals& out);

}  // namespace companion::reviews
