// Reads the shopper's orders: lists and single orders.
#pragma once

#include "page/page_facts.h"
#include "page/source_reading.h"

namespace companion::page {

/// Orders of the first source that holds any, in the page's order. A page about one order
/// states it in its own fields, a list in rows; each needs an order id.
std::vector<Order> read_orders(const std::vector<SourceReading>& sources);

}  // namespace companion::page
