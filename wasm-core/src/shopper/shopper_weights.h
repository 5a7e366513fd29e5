// The numbers behind alerts, notifications and look-alikes: rules/weights/watch.json,
// rules/weights/notifications.json and rules/weights/look_alikes.json.
#pragma once

#include <array>
#include <cstdint>
#include <iterator>
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

/// What speaks for two products being one item, or against it. The names are those of the file.
enum Signal : uint8_t { kMainPicture, kOtherPicture, kTitle, kNumbers, kPack, kSameStore, kPriceFar };
inline constexpr const char* kSignalNames[] = {"main_picture", "other_picture", "title",    "numbers",
                                               "pack",         "same_store",    "price_far"};
inline constexpr size_t kSignals = std::size(kSignalNames);

/// Points of each signal; below zero it speaks against.
using SignalPoints = std::array<int64_t, kSignals>;

struct LookAlikeWeights {
  SignalPoints points{};
  int64_t threshold = 0;
  int64_t most_results = 0;
  int64_t most_numbers = 0;
  int64_t least_shared_words = 0;
  int64_t exchange = 0;
  int64_t price_far_factor = 0;
};

/// The weights compiled in.
const WatchWeights& watch_weights();
const NotificationWeights& notification_weights();
const LookAlikeWeights& look_alike_weights();

}  // namespace companion::shopper
