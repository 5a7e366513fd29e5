// What goes with a price: bulk prices, coupons, shipping options.
#pragma once

#include <vector>

#include "page/page_facts.h"
#include "page/source_reading.h"

namespace companion::page {

/// Prices for several pieces; from the first source that states any.
std::vector<BulkPrice> read_bulk(const std::vector<SourceReading>& sources);

/// Coupons that the page shows, in its order; each once.
std::vector<Coupon> read_coupons(const std::vector<SourceReading>& sources);

/// Shipping options in the page's order, the one that is shown first.
std::vector<ShippingOption> read_shipping(const std::vector<SourceReading>& sources);

}  // namespace companion::page
