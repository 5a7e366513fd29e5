// Decides what kind of page a document is, from its address and from what it holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "page/source_reading.h"

namespace companion::page {

/// Kind of the page: product, search, store, reviews, orders, order, tracking, blocked or
/// other. The address decides where it names a kind; else structured data, most specific
/// first; visible text last, as every page shows some products.
std::string page_kind(const PageDocument& document, const std::vector<SourceReading>& sources,
                      const std::optional<std::string>& url);

/// True when a layout for pages of kind `layout_page` says something about a page of `kind`.
bool serves_kind(const std::string& layout_page, const std::string& kind);

}  // namespace companion::page
