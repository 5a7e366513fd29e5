#include "shopper/shopper_weights.h"

#include <nlohmann/json.hpp>

#include "rules/parsed_json.h"
#include "rules/rule_pack.h"

namespace companion::shopper {
namespace {

using nlohmann::json;

int64_t whole(const json& object, const char* key) { return object.at(key).get<int64_t>(); }

std::string word(const json& object, const char* key) { return object.at(key).get<std::string>(); }

/// The files are ours and their tests read them, so `at` may throw only in a broken build.
WatchWeights load_watch() {
  const auto file = rules::parsed_json(rules::embedded_file("weights/watch"));
  const json& steps = file.at("steps");
  WatchWeights weights;
  weights.alerts_per_day = whole(file.at("limits"), "alerts_per_day");
  weights.drop_percent = whole(steps, "drop_percent");
  weights.minimum_step_percent = whole(steps, "minimum_step_percent");
  weights.rearm_percent = whole(steps, "rearm_percent");
  weights.wait_percent = whole(steps, "wait_percent");
  weights.urgency_per_percent = whole(file, "urgency_per_percent");
  for (const json& row : file.at("alerts")) {
    weights.alerts.push_back({word(row, "type"), word(row, "notification"),
                              whole(row, "urgency_permille"), whole(row, "interest_permille"),
                              whole(row, "time_sensitivity_permille")});
  }
  return weights;
}

NotificationWeights load_notifications() {
  const auto file = rules::parsed_json(rules::embedded_file("weights/notifications"));
  const json& shares = file.at("weights");
  NotificationWeights weights;
  weights.type_percent = whole(shares, "type");
  weights.urgency_percent = whole(shares, "urgency");
  weights.interest_percent = whole(shares, "interest");
  weights.time_sensitivity_percent = whole(shares, "time_sensitivity");
  weights.quiet_hours_from_permille = whole(file, "quiet_hours_from_permille");
  for (const json& row : file.at("types")) {
    weights.types.push_back({word(row, "type"), whole(row, "permille")});
  }
  return weights;
}

LookAlikeWeights load_look_alikes() {
  const auto file = rules::parsed_json(rules::embedded_file("weights/look_alikes"));
  LookAlikeWeights weights;
  for (size_t i = 0; i < kSignals; ++i) weights.points[i] = whole(file.at("signals"), kSignalNames[i]);
  weights.threshold = whole(file, "threshold");
  weights.most_results = whole(file, "most_results");
  weights.most_numbers = whole(file, "most_numbers");
  weights.least_shared_words = whole(file, "least_shared_words");
  weights.exchange = whole(file, "exchange");
  weights.price_far_factor = whole(file, "price_far_factor");
  return weights;
}

}  // namespace

const WatchWeights& watch_weights() {
  static const WatchWeights weights = load_watch();
  return weights;
}

const NotificationWeights& notification_weights() {
  static const NotificationWeights weights = load_notifications();
  return weights;
}

const LookAlikeWeights& look_alike_weights() {
  static const LookAlikeWeights weights = load_look_alikes();
  return weights;
}

}  // namespace companion::shopper
