// Which news comes first, and what waits for the end of quiet hours.
//
//   priority = 0.3·type + 0.3·urgency + 0.2·interest + 0.2·time sensitivity
//
// in thousandths, so that the same news always gets the same number.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shopper/shopper_weights.h"

namespace companion::shopper {

/// What is known of a piece of news; strengths in thousandths, 0–1000.
struct News {
  std::string_view type;  ///< "price_drop", …; an unknown one counts as "other"
  int64_t urgency_permille = 0;
  int64_t interest_permille = 0;
  int64_t time_sensitivity_permille = 0;
};

/// price_drop, urgency 500, interest 1000, time sensitivity 700 → 270 + 150 + 200 + 140 = 760
int64_t priority_permille(const News& news, const NotificationWeights& weights);

/// A daily stretch in minutes of the local day, 0–1439; from > to runs over midnight, and
/// from = to means none.
struct QuietHours {
  int64_t from_minute = 0;
  int64_t to_minute = 0;
};

/// When the quiet hours that `now_ms` lies in end; absent outside of them.
/// `utc_offset_minutes`: local time minus UTC, as it is now (+60 for Central European time).
std::optional<int64_t> quiet_until(const QuietHours& hours, int64_t now_ms,
                                   int64_t utc_offset_minutes);

}  // namespace companion::shopper
