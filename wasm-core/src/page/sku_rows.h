// Reads the table of SKUs that a source holds.
#pragma once

#include <string_view>
#include <vector>

#include "page/source_reading.h"

namespace companion::page {

/// Rows of `layout`'s SKU table in `values` (raw slices by path index). Rows without an id
/// are left out: they could not be told apart.
std::vector<SkuRow> read_sku_rows(const Layout& layout,
                                  const std::vector<std::string_view>& values,
                                  const ConversionContext& context);

}  // namespace companion::page
