#include "price/forecast.h"

#include <algorithm>

#include "companion/currency.h"
#include "price/daily_grid.h"
#include "price/rounding.h"

namespace companion::price {
namespace {

constexpr int kLookBackDays = 365;
constexpr int kMinWindows = 28;
constexpr int64_t kSimilarPercent = 5;
/// Whole windows that say "as it is today"; chosen on the training series (CARD.md).
constexpr size_t kUnchangedWindows = 2;

using DailyPrices = std::vector<int64_t>;
using Starts = std::vector<size_t>;  ///< indices of the days that windows begin with

bool is_similar(int64_t price_minor, int64_t today_minor) {
  const int64_t difference = std::max(price_minor - today_minor, today_minor - price_minor);
  return Wide{difference} * 100 <= Wide{today_minor} * kSimilarPercent;
}

/// The days whose price is known and known again `days_ahead` later.
Starts window_starts(const DailyPrices& prices, size_t days_ahead,
                     const std::optional<int64_t>& similar_to) {
  Starts starts;
  for (size_t day = 0; day + days_ahead < prices.size(); ++day) {
    if (prices[day] == 0 || prices[day + days_ahead] == 0) continue;
    if (similar_to && !is_similar(prices[day], *similar_to)) continue;
    starts.push_back(day);
  }
  return starts;
}

/// Today's price times the ratio of two past prices, within the range of prices.
int64_t scaled(int64_t today_minor, int64_t later_minor, int64_t start_minor) {
  const Wide product = Wide{today_minor} * later_minor;
  if (product / start_minor >= kMaxPriceMinor) return kMaxPriceMinor;
  return std::max<int64_t>(1, divide_rounded(product, start_minor));
}

/// What today's price would be `days_ahead` days on, after each past window and after
/// those in which it stays; ascending.
std::vector<int64_t> outcomes(const DailyPrices& prices, const Starts& starts, size_t days_ahead,
                              int64_t today_minor) {
  std::vector<int64_t> values(kUnchangedWindows * days_ahead, today_minor);
  values.reserve(values.size() + starts.size());
  for (const size_t day : starts) {
    values.push_back(scaled(today_minor, prices[day + days_ahead], prices[day]));
  }
  std::sort(values.begin(), values.end());
  return values;
}

int64_t mean_of(const std::vector<int64_t>& values) {
  Wide sum = 0;
  for (const int64_t value : values) sum += value;
  return divide_rounded(sum, static_cast<int64_t>(values.size()));
}

/// Whether some known price within the window lies `percent` or more below its first.
bool has_drop(const DailyPrices& prices, size_t start, size_t horizon, int64_t percent) {
  for (size_t day = start + 1; day <= start + horizon; ++day) {
    if (prices[day] != 0 && Wide{prices[day]} * 100 <= Wide{prices[start]} * (100 - percent)) {
      return true;
    }
  }
  return false;
}

/// How often prices fall that far, in thousandths, as a rough rule out of the training
/// series: 2 % for 15 % within a week, in proportion to the time and against the depth.
/// (7 days, 15 %) → 20, (7, 5) → 60, (30, 15) → 86, (30, 1) → 500
int64_t usual_drop_permille(size_t horizon, int64_t percent) {
  const int64_t permille = divide_rounded(Wide{300} * static_cast<int64_t>(horizon), 7 * percent);
  return std::min<int64_t>(permille, 500);
}

int64_t drop_permille(const DailyPrices& prices, const Starts& starts, size_t horizon,
                      int64_t percent) {
  const auto drops = std::count_if(starts.begin(), starts.end(), [&](size_t start) {
    return has_drop(prices, start, horizon, percent);
  });
  const auto added = static_cast<int64_t>(kUnchangedWindows * horizon);
  return divide_rounded(Wide{drops} * 1000 + Wide{added} * usual_drop_permille(horizon, percent),
                        static_cast<int64_t>(starts.size()) + added);
}

/// Fills in the quantiles of each day, the best day and what waiting for it saves.
void forecast_days(const DailyPrices& prices, size_t horizon,
                   const std::optional<int64_t>& similar_to, int64_t today_minor,
                   ForecastNumbers& result) {
  int64_t lowest_mean = today_minor;
  for (size_t ahead = 1; ahead <= horizon; ++ahead) {
    const Starts starts = window_starts(prices, ahead, similar_to);
    if (starts.empty()) continue;  // a gap just that long: nothing is known of this day
    const std::vector<int64_t> values = outcomes(prices, starts, ahead, today_minor);
    const int day = static_cast<int>(ahead);
    result.days.push_back(
        {day, nearest_rank(values, 10), nearest_rank(values, 50), nearest_rank(values, 90)});
    const int64_t mean = mean_of(values);
    if (mean < lowest_mean) {
      lowest_mean = mean;
      result.best_day = day;
    }
  }
  const int64_t saving_minor = today_minor - lowest_mean;
  if (Wide{saving_minor} * 100 < Wide{today_minor} * kLeastSavingPercent) {
    result.best_day = 0;
  } else {
    result.expected_saving_minor = saving_minor;
  }
}

}  // namespace

int64_t nearest_rank(const std::vector<int64_t>& ascending, int percent) {
  const size_t rank = (ascending.size() * static_cast<size_t>(percent) + 99) / 100;
  return ascending[rank == 0 ? 0 : rank - 1];
}

std::optional<ForecastNumbers> forecast_from_own_history(const PriceHistory& history,
                                                         int64_t price_minor, int64_t now_ms,
                                                         int horizon_days, int drop_percent,
                                                         int64_t worth_percent) {
  if (horizon_days < 1 || horizon_days > kMaxHorizonDays) return std::nullopt;
  if (drop_percent < 1 || drop_percent > 99) return std::nullopt;
  const auto horizon = static_cast<size_t>(horizon_days);
  const DailyPrices prices = daily_prices(history, now_ms, kLookBackDays);

  std::optional<int64_t> similar_to = price_minor;
  Starts starts = window_starts(prices, horizon, similar_to);
  if (starts.size() < kMinWindows) {
    similar_to.reset();
    starts = window_starts(prices, horizon, similar_to);
  }
  if (starts.size() < kMinWindows) return std::nullopt;

  ForecastNumbers result;
  result.similar_price = similar_to.has_value();
  result.windows = static_cast<int64_t>(starts.size());
  result.drop_permille = drop_permille(prices, starts, horizon, kDefaultDropPercent);
  result.chosen_drop_permille = drop_permille(prices, starts, horizon, drop_percent);
  forecast_days(prices, horizon, similar_to, price_minor, result);
  result.worthwhile_percent = std::max(worth_percent, result.expected_saving_minor * 100 / price_minor);
  result.worthwhile_permille = drop_permille(prices, starts, horizon, result.worthwhile_percent);
  return result;
}

}  // namespace companion::price
