// Which part of a history could be bought. A price nobody could buy is not a price: stretches
// known to be sold out count like gaps in everything said about prices. They end the price
// before them, and the history itself keeps them.
#pragma once

#include <vector>

#include "companion/history.h"

namespace companion::price {

/// Known to be sold out; of an unknown stock state the price counts.
inline bool is_sold_out(const PriceRun& run) { return run.in_stock == false; }

/// The runs less those that are sold out. Unlike in a history, neighbours may be equal.
std::vector<PriceRun> buyable_runs(const PriceHistory& history);

}  // namespace companion::price
