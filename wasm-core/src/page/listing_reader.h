// Reads pages that list products: search, category and store pages.
#pragma once

#include "page/page_facts.h"
#include "page/source_reading.h"

namespace companion::page {

/// Fills items, total, page_number and (on store pages) store. A row without an id is left
/// out; one without a price stays without an offer. `url` is the page's address, where known.
void read_listing(const std::vector<SourceReading>& sources, const std::optional<std::string>& url,
                  PageFacts& facts);

}  // namespace companion::page
