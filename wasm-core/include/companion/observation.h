// A price observation: the one thing a contributor sends and the server stores.
//
// Holds no URL, no account, no order, nothing about the person: product and its category, series
// (SKU, currency, destination, context), hour, price, in stock or sold out. Both the extension (before it
// sends) and the server (before it stores) check it with the same functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "companion/price_context.h"
#include "companion/result.h"

namespace companion {

inline constexpr int64_t kHourMs = 3'600'000;
inline constexpr int64_t kDayMs = 24 * kHourMs;

/// The start of the UTC hour that a time lies in: 03:59:59 → 03:00:00.
constexpr int64_t floor_to_hour(int64_t time_ms) {
  const int64_t past_hour = time_ms % kHourMs;
  return time_ms - past_hour - (past_hour < 0 ? kHourMs : 0);
}

/// What identifies a series of a product. An absent SKU means "the product's lowest
/// price over its SKUs"; an absent destination means the page did not say.
struct SeriesKey {
  std::string product_id;              ///< canonical AliExpress item id, decimal digits
  std::optional<std::string> sku_id;   ///< decimal digits
  std::string currency;                ///< ISO 4217
  std::optional<std::string> ship_to;  ///< ISO 3166 alpha-2, upper case
  PriceContext context = PriceContext::kPublic;

  friend bool operator==(const SeriesKey&, const SeriesKey&) = default;
};

/// One price, seen at one hour.
struct Observation {
  SeriesKey series;
  int64_t observed_at_ms = 0;  ///< UTC, rounded down to the hour
  int64_t price_minor = 0;     ///< > 0
  std::optional<int64_t> list_price_minor;
  std::optional<bool> in_stock{};  ///< absent when the page did not say
  /// The shop's number of the product's narrowest category; absent when the page did not say.
  std::optional<int64_t> category_id{};
};

/// The largest number taken for a category's: the longest seen have nine digits.
inline constexpr int64_t kMaxCategoryId = 999'999'999'999;

/// Whether a number can be a category's: 1 … kMaxCategoryId.
constexpr bool is_category_id(int64_t number) { return number >= 1 && number <= kMaxCategoryId; }

/// How old an observation may be that a device reports: it waits hours in an outbox, and
/// some weeks in a browser that is not opened.
inline constexpr int64_t kMaxObservationAgeMs = 30 * kDayMs;

/// Rejects an observation that cannot be true: ids that are not 5–20 decimal digits,
/// unknown currency, a destination that is not two upper-case letters, a price ≤ 0 or
/// above kMaxPriceMinor, a list price below the price, no category's number, a time more than one hour ahead of
/// `now_ms` or more than `max_age_ms` behind it. The error's `where` names the field
/// ("price_minor"), its code is invalid_input. Returns the observation with
/// observed_at_ms rounded down to the hour.
Result<Observation> check_observation(Observation observation, int64_t now_ms,
                                      int64_t max_age_ms = kMaxObservationAgeMs);

}  // namespace companion
