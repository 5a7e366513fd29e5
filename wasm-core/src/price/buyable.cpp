#include "price/buyable.h"

namespace companion::price {

std::vector<PriceRun> buyable_runs(const PriceHistory& history) {
  std::vector<PriceRun> runs = history.runs();
  std::erase_if(runs, is_sold_out);
  return runs;
}

}  // namespace companion::price
