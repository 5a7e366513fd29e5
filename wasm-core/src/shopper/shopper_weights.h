// The numbers behind alerts and notifications: rules/weights/watch.json and
// rules/weights/notifications.json.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace companion::shopper {

/// How an alert is ranked as a notification; strengths in thousandths.
struct AlertWeights {
  std::string type;          ///< wire name, "target_reached"
  std::string notification;  ///< a NotificationWeights type
  int64_t urgency_permille = 0;
  int64_t interest_permille = 0;
  int64_t time_sensitivity_permille = 0;
};

struct WatchWeights {
  int64_t alerts_per_day = 0;
  int64_t drop_percent = 0;
  int64_t minimum_step_percent = 0;
  int64_t rearm_percent = 0;
  int64_t wait_percent = 0;
  int64_t urgency_per_percent = 0;
  std::vector<AlertWeights> alerts;  ///< in the order of AlertType
};

struct TypeWeight {
  std::string type;
  int64_t permille = 0;
};

struct NotificationWeights {
  int64_t type_percent = 0;
  int64_t urgency_percent = 0;
  int64_t interest_percent = 0;
  int64_t time_sensitivity_percent = 0;
  int64_t quiet_hours_from_permille = 0;
  std::vector<TypeWeight> types;  ///< the last is "other"
};

/// The weights compiled in.
const WatchWeights& watch_weights();
const NotificationWeights& notification_weights();

}  // namespace companion::shopper
