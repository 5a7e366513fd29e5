#include "price/daily_grid.h"

#include <algorithm>

#include "price/held_price.h"

namespace companion::price {

std::vector<int64_t> daily_prices(const PriceHistory& history, int64_t now_ms, int max_days) {
  const std::vector<HeldPrice> held = held_prices(history, now_ms);
  if (held.empty()) return {};
  const int64_t whole_days = (now_ms - held.front().from_ms) / kDayMs;
  const int64_t count = std::min<int64_t>(whole_days + 1, max_days);
  std::vector<int64_t> prices(static_cast<size_t>(count), 0);
  size_t next = held.size();  // held[next - 1] is the last stretch that may hold the instant
  for (int64_t back = 0; back < count; ++back) {
    const int64_t instant_ms = now_ms - back * kDayMs;
    while (next > 0 && held[next - 1].from_ms > instant_ms) --next;
    if (next > 0 && instant_ms <= held[next - 1].to_ms) {
      prices[static_cast<size_t>(count - 1 - back)] = held[next - 1].price_minor;
    }
  }
  return prices;
}

}  // namespace companion::price
