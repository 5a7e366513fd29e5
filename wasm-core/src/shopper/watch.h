// Watching a product: which of the shopper's wishes a reading fulfils, told once.
//
//   reading ──observe──► state ──due──► alerts ──(snoozed? told enough today?)──► told
//
// Like is compared with like only: a reading of another variant, currency, destination or
// kind of price changes nothing, and neither does a read that failed. A wish that may not be
// told now (snoozed, told often enough) stays due, and is told later if it still holds.
//
// A mark is the price at or below which a wish is fulfilled. Once told, it is told again
// only for a price lower by the minimum step, or after the price has risen clear above the
// mark in between: so a price that trembles around its mark speaks once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "companion/observation.h"
#include "shopper/shopper_weights.h"

namespace companion::shopper {

/// The order of the rows in rules/weights/watch.json.
enum class AlertType {
  kTargetReached,
  kPriceDrop,
  kNewLow,
  kBackInStock,
  kWaitingOver,
  kCouponAppeared,
};

/// What the shopper wishes to be told; absent or false: not this.
struct WatchRules {
  std::optional<int64_t> target_minor{};         ///< at this price or less
  std::optional<int64_t> drop_percent{};         ///< below the price when watching began
  bool new_low = false;                        ///< lower than ever seen
  bool back_in_stock = false;                  ///< after it was seen out of stock
  std::optional<int64_t> wait_chance_percent{};  ///< waiting pays while a fall is this likely
  bool coupon = false;                         ///< a coupon not seen before
  std::optional<int64_t> snoozed_until_ms{};
  std::optional<int64_t> alerts_per_day{};       ///< the weights' own when absent
};

/// What a successful read found; what it did not say is absent.
struct WatchReading {
  SeriesKey key;
  std::optional<int64_t> price_minor{};
  std::optional<int64_t> lowest_before_minor{};  ///< lowest of the series before this price
  std::optional<bool> in_stock{};
  std::optional<std::vector<std::string>> coupons{};  ///< names that tell them apart
  std::optional<int64_t> drop_chance_percent{};       ///< of a fall within the horizon
  bool best_day_is_today = false;                   ///< by the forecast
};

/// A mark that was told, and the price that was.
struct ToldMark {
  int64_t mark_minor = 0;
  int64_t price_minor = 0;

  friend bool operator==(const ToldMark&, const ToldMark&) = default;
};

/// What is remembered from one evaluation to the next.
struct WatchState {
  SeriesKey key;
  std::optional<int64_t> base_minor;  ///< price when watching began
  std::optional<int64_t> lowest_minor;
  std::optional<ToldMark> target;
  std::optional<ToldMark> drop;
  bool was_out_of_stock = false;
  bool is_waiting = false;
  std::optional<std::vector<std::string>> coupons;  ///< seen so far
  std::vector<int64_t> told_at_ms;                  ///< within the last day

  friend bool operator==(const WatchState&, const WatchState&) = default;
};

struct Alert {
  AlertType type;
  std::optional<int64_t> price_minor;
  std::optional<int64_t> was_minor;  ///< price when watching began; for a new low, the last one
  std::optional<int64_t> percent;    ///< below was_minor
  std::optional<int64_t> chance_percent;
  std::optional<std::string> coupon;
  int64_t urgency_permille = 0;
};

struct WatchOutcome {
  WatchState state;
  std::vector<Alert> alerts;
  /// Why nothing is told: "other_series", "snoozed", "told_enough"; empty otherwise.
  std::string_view held;
};

/// The price at or below which a fall by `percent` below `base_minor` is reached, rounded
/// down to a whole minor unit: (2044, 10) → 1839.
int64_t drop_mark(int64_t base_minor, int64_t percent);

/// The price at or below which a new low is worth telling: (1000, 1 %) → 990, (50, 1 %) → 49.
int64_t new_low_mark(int64_t lowest_minor, const WatchWeights& weights);

/// Evaluates a successful read. Without a state, watching begins with this reading: what is
/// fulfilled already counts as told.
WatchOutcome evaluate(const WatchRules& rules, std::optional<WatchState> before,
                      const WatchReading& reading, int64_t now_ms, const WatchWeights& weights);

}  // namespace companion::shopper
