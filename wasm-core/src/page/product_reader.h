// Reads a product page.
#pragma once

#include "page/page_document.h"
#include "page/page_facts.h"
#include "page/page_reader.h"
#include "page/source_reading.h"

namespace companion::page {

/// Fills the facts of a product page. `sources` are those of product layouts, best first;
/// sources about another item than the address names are dropped from it.
void read_product(const PageDocument& document, std::vector<SourceReading>& sources,
                  const ReadOptions& options, PageFacts& facts);

}  // namespace companion::page
