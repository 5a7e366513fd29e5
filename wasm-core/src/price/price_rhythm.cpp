#include "price/price_rhythm.h"

#include <algorithm>
#include <cmath>

#include "price/rounding.h"
#include "price/statistics.h"

namespace companion::price {
namespace {

constexpr int64_t kTrendWindowMs = 30 * kDayMs;
constexpr int64_t kMinTrendKnownMs = 7 * kDayMs;

struct Sale {
  int64_t from_ms;
  int64_t to_ms;
  int64_t known_ms;  ///< of it, the time of which the price is known
  bool ended;        ///< a dearer price was seen after it
};

bool is_on_sale(int64_t price_minor, int64_t typical_minor) {
  return Wide{price_minor} * 100 <= Wide{typical_minor} * (100 - kSalePercent);
}

/// In order of time; each clipped to [from_ms, to_ms].
std::vector<Sale> sales_within(const std::vector<HeldPrice>& held, int64_t typical_minor,
                               int64_t from_ms, int64_t to_ms) {
  std::vector<Sale> sales;
  bool is_running = false;
  for (const HeldPrice& stretch : held) {
    if (stretch.to_ms < from_ms || stretch.from_ms > to_ms) continue;
    const bool on_sale = is_on_sale(stretch.price_minor, typical_minor);
    const int64_t end_ms = std::min(stretch.to_ms, to_ms);
    const int64_t known_ms = overlap_ms(stretch, from_ms, to_ms);
    if (on_sale && is_running) {
      sales.back().to_ms = end_ms;
      sales.back().known_ms += known_ms;
    } else if (on_sale) {
      sales.push_back({std::max(stretch.from_ms, from_ms), end_ms, known_ms, false});
    } else if (is_running) {
      sales.back().ended = true;
    }
    is_running = on_sale;
  }
  return sales;
}

/// The middle value, of two middle ones the mean; absent for none.
std::optional<int64_t> median_days_of(std::vector<int64_t> times_ms) {
  if (times_ms.empty()) return std::nullopt;
  std::sort(times_ms.begin(), times_ms.end());
  const size_t middle = times_ms.size() / 2;
  const int64_t upper = times_ms[middle];
  const int64_t lower = times_ms.size() % 2 == 0 ? times_ms[middle - 1] : upper;
  return divide_rounded(Wide{lower} + upper, Wide{2} * kDayMs);
}

}  // namespace

SaleRhythm sale_rhythm(const std::vector<HeldPrice>& held, int64_t typical_minor, int64_t from_ms,
                       int64_t to_ms) {
  const std::vector<Sale> sales = sales_within(held, typical_minor, from_ms, to_ms);
  SaleRhythm result;
  result.count = static_cast<int64_t>(sales.size());
  const int64_t known_ms = observed_ms(held, from_ms, to_ms);
  if (sales.empty() || known_ms == 0) return result;

  std::vector<int64_t> lengths_ms;
  std::vector<int64_t> gaps_ms;
  int64_t on_sale_ms = 0;
  for (size_t i = 0; i < sales.size(); ++i) {
    on_sale_ms += sales[i].known_ms;
    if (sales[i].ended) lengths_ms.push_back(sales[i].to_ms - sales[i].from_ms);
    if (i > 0) gaps_ms.push_back(sales[i].from_ms - sales[i - 1].from_ms);
  }
  result.last_began_ms = sales.back().from_ms;
  result.median_days = median_days_of(std::move(lengths_ms));
  result.median_days_between = median_days_of(std::move(gaps_ms));
  result.time_permille = divide_rounded(Wide{on_sale_ms} * 1000, known_ms);
  return result;
}

std::optional<int64_t> time_at_or_below_permille(const std::vector<HeldPrice>& held,
                                                 int64_t price_minor, int64_t from_ms,
                                                 int64_t to_ms) {
  int64_t known_ms = 0;
  int64_t cheap_ms = 0;
  for (auto it = held.rbegin(); it != held.rend() && it->to_ms > from_ms; ++it) {
    const int64_t time_ms = overlap_ms(*it, from_ms, to_ms);
    known_ms += time_ms;
    if (it->price_minor <= price_minor) cheap_ms += time_ms;
  }
  if (known_ms == 0) return std::nullopt;
  return divide_rounded(Wide{cheap_ms} * 1000, known_ms);
}

std::optional<int64_t> volatility_permille(const std::vector<HeldPrice>& held, int64_t from_ms,
                                           int64_t to_ms) {
  const WindowMean mean = time_weighted_mean(held, from_ms, to_ms);
  if (!mean.mean_minor) return std::nullopt;
  // As fractions of the mean, so that the squares of the dearest prices stay exact enough.
  const auto mean_minor = static_cast<double>(*mean.mean_minor);
  double sum = 0;
  for (auto it = held.rbegin(); it != held.rend() && it->to_ms > from_ms; ++it) {
    const double deviation = static_cast<double>(it->price_minor) / mean_minor - 1;
    sum += deviation * deviation * static_cast<double>(overlap_ms(*it, from_ms, to_ms));
  }
  return std::llround(1000 * std::sqrt(sum / static_cast<double>(mean.observed_ms)));
}

std::optional<int64_t> trend_permille(const std::vector<HeldPrice>& held, int64_t now_ms) {
  const WindowMean recent = time_weighted_mean(held, now_ms - kTrendWindowMs, now_ms);
  const WindowMean before =
      time_weighted_mean(held, now_ms - 2 * kTrendWindowMs, now_ms - kTrendWindowMs);
  const bool is_known = recent.observed_ms >= kMinTrendKnownMs && before.observed_ms >= kMinTrendKnownMs;
  if (!is_known) return std::nullopt;
  return divide_rounded(Wide{*recent.mean_minor - *before.mean_minor} * 1000, *before.mean_minor);
}

}  // namespace companion::price
