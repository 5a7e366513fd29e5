#include "crowd/field_checks.h"

#include <algorithm>
#include <utility>

#include "companion/observation.h"

namespace companion {
namespace {

constexpr int64_t kMaxAheadMs = kHourMs;  // clocks are wrong by minutes, zones by more

}  // namespace

bool is_shop_id(std::string_view id) {
  return id.size() >= 5 && id.size() <= 20 &&
         std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Error invalid(std::string field, std::string message) {
  return {ErrorCode::kInvalidInput, std::move(field), std::move(message)};
}

std::optional<Error> time_fault(int64_t observed_at_ms, int64_t now_ms, int64_t max_age_ms) {
  if (observed_at_ms > now_ms + kMaxAheadMs) {
    return invalid("observed_at", "more than one hour in the future");
  }
  if (observed_at_ms < now_ms - max_age_ms) {
    const std::string days = std::to_string(max_age_ms / kDayMs);
    return invalid("observed_at", "more than " + days + " days ago");
  }
  return std::nullopt;
}

}  // namespace companion
