#include "shopper/notification.h"

#include <algorithm>

namespace companion::shopper {
namespace {

constexpr int64_t kMinuteMs = 60'000;
constexpr int64_t kMinutesPerDay = 24 * 60;

int64_t strength(int64_t permille) { return std::clamp<int64_t>(permille, 0, 1000); }

int64_t type_permille(std::string_view type, const NotificationWeights& weights) {
  for (const TypeWeight& row : weights.types) {
    if (row.type == type) return row.permille;
  }
  return weights.types.back().permille;
}

/// The remainder that is never negative: minutes before midnight in 1969 count, too.
int64_t minute_of_day(int64_t minutes) {
  const int64_t rest = minutes % kMinutesPerDay;
  return rest < 0 ? rest + kMinutesPerDay : rest;
}

}  // namespace

int64_t priority_permille(const News& news, const NotificationWeights& weights) {
  const int64_t sum = weights.type_percent * type_permille(news.type, weights) +
                      weights.urgency_percent * strength(news.urgency_permille) +
                      weights.interest_percent * strength(news.interest_permille) +
                      weights.time_sensitivity_percent * strength(news.time_sensitivity_permille);
  return (sum + 50) / 100;
}

std::optional<int64_t> quiet_until(const QuietHours& hours, int64_t now_ms,
                                   int64_t utc_offset_minutes) {
  const int64_t past_minute = ((now_ms % kMinuteMs) + kMinuteMs) % kMinuteMs;
  const int64_t utc_minutes = (now_ms - past_minute) / kMinuteMs;
  const int64_t now = minute_of_day(utc_minutes + utc_offset_minutes);
  const int64_t length = minute_of_day(hours.to_minute - hours.from_minute);
  const int64_t into = minute_of_day(now - hours.from_minute);
  if (into >= length) return std::nullopt;
  return (utc_minutes + length - into) * kMinuteMs;
}

}  // namespace companion::shopper
