// Reads reviews, on their own pages and answers and beside a product.
#pragma once

#include "page/page_facts.h"
#include "page/source_reading.h"

namespace companion::page {

/// The reviews of all sources, each id once. A row without text, stars and photos is none.
std::vector<Review> read_reviews(const std::vector<SourceReading>& sources);

}  // namespace companion::page
