// Notices when a layout no longer finds what it always found: the page has changed.
#pragma once

#include "page/page_facts.h"
#include "page/source_reading.h"

namespace companion::page {

/// Adds a `layout_changed` warning for each field that a recognised layout says its pages
/// always have and that is not there now, with the rules that were tried.
void check_layout_health(const std::vector<SourceReading>& sources, PageFacts& facts);

}  // namespace companion::page
