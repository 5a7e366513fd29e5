// Reads the table of SKUs of one source.
#pragma once

#include "page/sku_facts.h"
#include "page/source_reading.h"

namespace companion::page {

/// The SKU table; empty when the layout has none or the page does not hold it. The rows
/// are views into the document.
SkuTable read_sku_rows(const SourceReading& source);

}  // namespace companion::page
