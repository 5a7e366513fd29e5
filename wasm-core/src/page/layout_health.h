// Notices when a layout no longer finds what it always found: the page has changed.
#pragma once

#include <string>
#include <vector>

#include "page/page_facts.h"
#include "page/source_reading.h"

namespace companion::page {

/// Adds a `layout_changed` warning for each field that a recognised layout says its pages
/// always have and that is not there now, with the rules that were tried.
void check_layout_health(const std::vector<SourceReading>& sources, PageFacts& facts);

/// The fields that the reading's layout says its pages always have and that are not there.
std::vector<const FieldRule*> changed_fields(const SourceReading& source);

/// A place of a field as people read it, with its condition where it has one:
/// "priceModule.minAmount as amount_object", "bizData.fee = free as boolean".
std::string rule_text(const Alternative& alternative);

/// The same for lists: rows were found, but none of them has what every row has.
void check_rows_health(PageFacts& facts);

}  // namespace companion::page
