// The numbers behind alerts, notifications and look-alikes: rules/weights/watch.json,
// rules/weights/notifications.json and rules/weights/look_alikes.json.
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

/// Points of each signal; below zero it speaks against.
struct LookAlikeWeights {
  int64_t threshold = 0;
  int64_t most_results = 0;
  int64_t main_picture = 0;
  int64_t other_picture = 0;
  int64_t title = 0;
  int64_t number = 0;
  int64_t numbers_at_most = 0;
  int64_t pack = 0;
  int64_t same_store = 0;
  int64_t price_far = 0;
  int64_t price_far_factor = 0;
  int64_t least_shared_words = 0;
  int64_t exchange = 0;
};

/// The weights compiled in.
const WatchWeights& watch_weights();
const NotificationWeights& notification_weights();
const LookAlikeWeights& look_alike_weights();

}  // namespace companion::shopper
