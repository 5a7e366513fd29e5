// Holds the price sources of a page against each other. A range over SKUs, the selected
// SKU's price and the lowest price differ legitimately; anything else is a warning.
#pragma once

#include <vector>

#include "page/page_reader.h"
#include "page/source_reading.h"

namespace companion::page {

/// The source that is the rendered page, or nullptr.
const SourceReading* rendered_source(const std::vector<SourceReading>& sources);

/// Adds `price_disagreement` and `currency_disagreement` warnings to facts. With
/// options.rendered_wins a visible price outside the structured range replaces it.
void check_prices(const SourceReading& chosen, const std::vector<SourceReading>& sources,
                  const ReadOptions& options, PageFacts& facts);

}  // namespace companion::page
