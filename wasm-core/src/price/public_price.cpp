#include "price/public_price.h"

#include <algorithm>

namespace companion::price {

std::optional<PublicPrice> public_price(const PriceHistory& public_history,
                                        int64_t personal_price_minor, int64_t now_ms) {
  const auto& runs = public_history.runs();
  const auto last = std::find_if(runs.rbegin(), runs.rend(), [now_ms](const PriceRun& run) {
    return run.first_seen_ms <= now_ms;
  });
  if (last == runs.rend()) return std::nullopt;
  const int64_t seen_ms = std::min(last->last_seen_ms, now_ms);
  if (now_ms - seen_ms > kMaxPublicPriceAgeMs) return std::nullopt;
  return PublicPrice{last->price_minor, seen_ms, last->price_minor - personal_price_minor};
}

}  // namespace companion::price
