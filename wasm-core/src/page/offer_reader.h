// Puts the offer together out of what the sources say, and holds them against each other.
#pragma once

#include <vector>

#include "page/page_reader.h"
#include "page/source_reading.h"

namespace companion::page {

/// Fills facts.offer and facts.skus from the best source that states a price, adds a
/// warning for each disagreement without a reason, and notes the sources used.
/// No offer is set when no source states a price with a currency.
void read_offer(std::vector<SourceReading>& sources, const ReadOptions& options, PageFacts& facts);

}  // namespace companion::page
