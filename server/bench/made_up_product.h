// Products with the price history of a year, for measuring at scale.
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "store/stored_product.h"

namespace companion::bench {

/// The id of the n-th product: 16 digits, as today's are.
std::string made_up_id(int64_t number);

/// A product with one series (USD, public) of `change_points` runs that end on `last_day`: sales in turn
/// with base prices of 0.50 to 500 that are kept for weeks; the sales take half as long, at 5 to 50 % off,
/// half of them at the price of the sale before, with the list price beside it; now and then sold out. The
/// last sighting of a price lies up to two days before the next. Of the decided days the last one is kept,
/// as of every product that nobody reports on just now.
server::StoredProduct made_up_product(int64_t number, int change_points, int64_t last_day);

}  // namespace companion::bench
