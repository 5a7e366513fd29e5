#include "price/honest_discount.h"

#include <algorithm>

#include "price/held_price.h"
#include "price/rounding.h"
#include "price/statistics.h"

namespace companion::price {
namespace {

constexpr int64_t kReferenceWindowMs = 30 * kDayMs;  // Art. 6a(2)
constexpr int64_t kMaxStepMs = 30 * kDayMs;
// Hlídač shopů, the Czech watchdog of discounts, takes the same bound.
constexpr int64_t kMaxReductionMs = 90 * kDayMs;

/// Where the price of the stretch at `index` begins; a change of the list price or of the stock
/// alone does not make a new price.
size_t price_begin(const std::vector<HeldPrice>& held, size_t index) {
  while (index > 0 && held[index - 1].price_minor == held[index].price_minor) --index;
  return index;
}

std::optional<int64_t> reduction_begin_of(const std::vector<HeldPrice>& held, int64_t now_ms) {
  std::optional<int64_t> begin_ms;
  if (held.empty()) return begin_ms;
  size_t at = price_begin(held, held.size() - 1);
  while (at > 0 && held[at - 1].price_minor > held[at].price_minor) {
    const int64_t step_end_ms = begin_ms.value_or(held[at].from_ms);
    if (step_end_ms - held[at].from_ms >= kMaxStepMs) break;
    begin_ms = held[at].from_ms;
    at = price_begin(held, at - 1);
  }
  if (begin_ms && now_ms - *begin_ms > kMaxReductionMs) return std::nullopt;
  return begin_ms;
}

/// The lowest price that held within [from_ms, to_ms]; null when none is known.
const HeldPrice* lowest_held(const std::vector<HeldPrice>& held, int64_t from_ms, int64_t to_ms) {
  const HeldPrice* lowest = nullptr;
  for (auto it = held.rbegin(); it != held.rend() && it->to_ms >= from_ms; ++it) {
    if (it->from_ms > to_ms) continue;
    if (lowest == nullptr || it->price_minor < lowest->price_minor) lowest = &*it;
  }
  return lowest;
}

}  // namespace

std::optional<Discount> claimed_discount(int64_t price_minor, const PageClaim& claim,
                                         int64_t seen_at_ms) {
  std::optional<int64_t> percent = claim.discount_percent;
  if (!percent && claim.list_price_minor) {
    percent = percent_below(*claim.list_price_minor, price_minor);
  }
  if (!percent) return std::nullopt;
  return Discount{*percent, claim.list_price_minor, seen_at_ms, seen_at_ms};
}

std::optional<int64_t> reduction_begin(const PriceHistory& history, int64_t now_ms) {
  return reduction_begin_of(held_prices(history, now_ms), now_ms);
}

std::optional<Discount> legal_discount(const PriceHistory& history, int64_t now_ms) {
  const std::vector<HeldPrice> held = held_prices(history, now_ms);
  const std::optional<int64_t> begin_ms = reduction_begin_of(held, now_ms);
  const int64_t to_ms = begin_ms ? *begin_ms - 1 : now_ms;
  const int64_t from_ms = begin_ms.value_or(now_ms) - kReferenceWindowMs;
  const HeldPrice* reference = lowest_held(held, from_ms, to_ms);
  if (reference == nullptr) return std::nullopt;
  return Discount{percent_below(reference->price_minor, held.back().price_minor),
                  reference->price_minor, std::max(from_ms, held.front().from_ms),
                  begin_ms.value_or(now_ms)};
}

std::optional<Discount> typical_discount(const PriceHistory& history, int64_t price_minor,
                                         int64_t now_ms) {
  const std::vector<HeldPrice> held = held_prices(history, now_ms);
  const int64_t from_ms = now_ms - kTypicalWindowMs;
  const std::optional<int64_t> typical_minor = typical_price(held, from_ms, now_ms);
  if (!typical_minor) return std::nullopt;
  return Discount{percent_below(*typical_minor, price_minor), *typical_minor,
                  std::max(from_ms, held.front().from_ms), now_ms};
}

}  // namespace companion::price
