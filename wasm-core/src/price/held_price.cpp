#include "price/held_price.h"

#include <algorithm>

#include "price/buyable.h"

namespace companion::price {

std::vector<HeldPrice> held_prices(const PriceHistory& history, int64_t until_ms) {
  const std::vector<PriceRun>& runs = history.runs();
  std::vector<HeldPrice> held;
  held.reserve(runs.size());
  for (size_t i = 0; i < runs.size() && runs[i].first_seen_ms <= until_ms; ++i) {
    if (is_sold_out(runs[i])) continue;
    const int64_t next_ms = i + 1 < runs.size() ? runs[i + 1].first_seen_ms : until_ms;
    const int64_t carried_ms = std::min(runs[i].last_seen_ms + kCarryOnMs, next_ms);
    const int64_t to_ms = std::min(std::max(carried_ms, runs[i].last_seen_ms), until_ms);
    held.push_back({runs[i].first_seen_ms, to_ms, runs[i].price_minor});
  }
  return held;
}

int64_t observed_ms(const std::vector<HeldPrice>& held, int64_t from_ms, int64_t to_ms) {
  int64_t sum_ms = 0;
  for (auto it = held.rbegin(); it != held.rend() && it->to_ms > from_ms; ++it) {
    sum_ms += overlap_ms(*it, from_ms, to_ms);
  }
  return sum_ms;
}

int64_t overlap_ms(const HeldPrice& held, int64_t from_ms, int64_t to_ms) {
  return std::max<int64_t>(0, std::min(held.to_ms, to_ms) - std::max(held.from_ms, from_ms));
}

}  // namespace companion::price
