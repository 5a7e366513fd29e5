#include "api/notification_methods.h"

#include <algorithm>
#include <string>
#include <vector>

#include "api/series_fields.h"
#include "base/iso_time.h"
#include "shopper/notification.h"

namespace companion::api {
namespace {

using nlohmann::json;

constexpr int64_t kMinutesPerDay = 24 * 60;
/// UTC−12 to UTC+14.
constexpr int64_t kMinOffsetMinutes = -12 * 60;
constexpr int64_t kMaxOffsetMinutes = 14 * 60;

struct Ranked {
  size_t index = 0;
  int64_t priority_permille = 0;
  const char* action = "show";
};

Result<int64_t> whole_within(const json& object, const char* key, std::string_view path,
                             int64_t least, int64_t most) {
  const auto whole = integer_field(object, key, path);
  if (whole && (*whole < least || *whole > most)) {
    const std::string where = path.empty() ? key : std::string(path) + "." + key;
    return field_error(where, "is out of range");
  }
  return whole;
}

/// When the quiet hours end, in which `now` lies; absent when it lies in none.
Result<std::optional<int64_t>> quiet_until_arg(const json& args) {
  const auto now_ms = time_field(args, "now");
  if (!now_ms) return now_ms.error();
  const json* hours = find_field(args, "quiet_hours");
  if (hours == nullptr) return std::optional<int64_t>();
  if (!hours->is_object()) return field_error("quiet_hours", "is not an object");
  const auto from = whole_within(*hours, "from_minute", "quiet_hours", 0, kMinutesPerDay - 1);
  if (!from) return from.error();
  const auto to = whole_within(*hours, "to_minute", "quiet_hours", 0, kMinutesPerDay - 1);
  if (!to) return to.error();
  const auto offset =
      whole_within(args, "utc_offset_minutes", {}, kMinOffsetMinutes, kMaxOffsetMinutes);
  if (!offset) return offset.error();
  return shopper::quiet_until({*from, *to}, *now_ms, *offset);
}

Result<int64_t> priority_of(const json& object, const std::string& path) {
  if (!object.is_object()) return field_error(path, "is not an object");
  const auto type = text_field(object, "type", path);
  if (!type) return type.error();
  const auto urgency = whole_within(object, "urgency_permille", path, 0, 1000);
  if (!urgency) return urgency;
  const auto interest = whole_within(object, "interest_permille", path, 0, 1000);
  if (!interest) return interest;
  const auto time_sensitivity = whole_within(object, "time_sensitivity_permille", path, 0, 1000);
  if (!time_sensitivity) return time_sensitivity;
  return shopper::priority_permille({*type, *urgency, *interest, *time_sensitivity},
                                    shopper::notification_weights());
}

bool is_muted(const json& object) {
  const json* muted = find_field(object, "is_muted");
  return muted != nullptr && *muted == true;
}

}  // namespace

Result<std::string> notification_rank(const json& args, std::string_view /*payload*/) {
  const auto quiet_until = quiet_until_arg(args);
  if (!quiet_until) return quiet_until.error();
  const json* list = find_field(args, "notifications");
  if (list == nullptr || !list->is_array()) return field_error("notifications", "is not an array");
  const int64_t audible_from = shopper::notification_weights().quiet_hours_from_permille;

  std::vector<Ranked> rows;
  for (size_t i = 0; i < list->size(); ++i) {
    const auto priority = priority_of((*list)[i], "notifications[" + std::to_string(i) + "]");
    if (!priority) return priority.error();
    const bool must_wait = *quiet_until && *priority < audible_from;
    rows.push_back({i, *priority, is_muted((*list)[i]) ? "mute" : must_wait ? "defer" : "show"});
  }
  std::sort(rows.begin(), rows.end(), [](const Ranked& a, const Ranked& b) {
    return a.priority_permille != b.priority_permille ? a.priority_permille > b.priority_permille
                                                      : a.index < b.index;
  });
  JsonWriter out;
  out.begin_object().key("ranked").begin_array();
  for (const Ranked& row : rows) {
    out.begin_object();
    out.key("index").integer(static_cast<int64_t>(row.index));
    out.key("priority_permille").integer(row.priority_permille);
    out.key("action").string(row.action);
    out.end_object();
  }
  out.end_array();
  if (*quiet_until) out.key("quiet_until").string(format_iso_time(**quiet_until));
  out.end_object();
  return out.take();
}

}  // namespace companion::api
