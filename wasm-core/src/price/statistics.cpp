#include "price/statistics.h"

#include <algorithm>

#include "price/rounding.h"

namespace companion::price {
namespace {

constexpr int64_t kVolatilityWindowMs = 90 * kDayMs;

struct PriceTime {
  int64_t price_minor;
  int64_t time_ms;
};

/// Extremes and changes: one walk over what was held, which is not empty.
void summarise(const std::vector<HeldPrice>& held, PriceStatistics& stats) {
  stats.current_minor = held.front().price_minor;
  stats.lowest = stats.highest = {held.front().price_minor, held.front().from_ms};
  for (const HeldPrice& next : held) {
    if (next.price_minor < stats.lowest.price_minor) stats.lowest = {next.price_minor, next.from_ms};
    if (next.price_minor > stats.highest.price_minor) stats.highest = {next.price_minor, next.from_ms};
    if (next.price_minor != stats.current_minor) ++stats.changes;
    if (next.price_minor < stats.current_minor) ++stats.drops;
    stats.current_minor = next.price_minor;
  }
}

}  // namespace

WindowMean time_weighted_mean(const std::vector<HeldPrice>& held, int64_t from_ms, int64_t to_ms) {
  Wide price_times_ms = 0;
  WindowMean result;
  for (auto it = held.rbegin(); it != held.rend() && it->to_ms > from_ms; ++it) {
    const int64_t time_ms = overlap_ms(*it, from_ms, to_ms);
    price_times_ms += Wide{it->price_minor} * time_ms;
    result.observed_ms += time_ms;
  }
  if (result.observed_ms >= kDayMs) {
    result.mean_minor = divide_rounded(price_times_ms, result.observed_ms);
  }
  return result;
}

std::optional<int64_t> typical_price(const std::vector<HeldPrice>& held, int64_t from_ms,
                                     int64_t to_ms) {
  if (held.empty()) return std::nullopt;
  std::vector<PriceTime> times;
  for (auto it = held.rbegin(); it != held.rend() && it->to_ms > from_ms; ++it) {
    times.push_back({it->price_minor, overlap_ms(*it, from_ms, to_ms)});
  }
  std::sort(times.begin(), times.end(),
            [](const PriceTime& a, const PriceTime& b) { return a.price_minor < b.price_minor; });
  PriceTime longest{held.back().price_minor, 0};
  for (size_t i = 0; i < times.size();) {
    PriceTime sum{times[i].price_minor, 0};
    for (; i < times.size() && times[i].price_minor == sum.price_minor; ++i) {
      sum.time_ms += times[i].time_ms;
    }
    if (sum.time_ms > longest.time_ms) longest = sum;
  }
  return longest.price_minor;
}

std::optional<PriceStatistics> price_statistics(const PriceHistory& history, int64_t now_ms) {
  const std::vector<HeldPrice> held = held_prices(history, now_ms);
  if (held.empty()) return std::nullopt;

  PriceStatistics stats;
  stats.first_seen_ms = history.runs().front().first_seen_ms;
  stats.last_seen_ms = history.runs().back().last_seen_ms;
  summarise(held, stats);
  for (size_t i = 0; i < kMeanWindowDays.size(); ++i) {
    stats.means[i] = time_weighted_mean(held, now_ms - kMeanWindowDays[i] * kDayMs, now_ms);
  }
  const int64_t year_begin_ms = now_ms - kTypicalWindowMs;
  stats.typical_minor = typical_price(held, year_begin_ms, now_ms).value_or(stats.current_minor);
  stats.at_or_below_permille = time_at_or_below_permille(held, stats.current_minor, year_begin_ms, now_ms);
  stats.sales = sale_rhythm(held, stats.typical_minor, year_begin_ms, now_ms);
  stats.volatility_permille = volatility_permille(held, now_ms - kVolatilityWindowMs, now_ms);
  stats.trend_permille = trend_permille(held, now_ms);
  return stats;
}

}  // namespace companion::price
