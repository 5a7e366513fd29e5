#include "price/deal_weights.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "price/rounding.h"
#include "rules/parsed_json.h"
#include "rules/rule_pack.h"

namespace companion::price {
namespace {

SignalWeight signal(const nlohmann::json& signals, const char* name) {
  const nlohmann::json& row = signals.at(name);
  return {row.at("weight").get<int64_t>(), row.at("zero_at_percent").get<int64_t>(),
          row.at("full_at_percent").get<int64_t>()};
}

/// The file is ours and its test reads it, so `at` may throw only in a broken build.
DealWeights load() {
  const auto file = rules::parsed_json(rules::embedded_file("weights/deal"));
  DealWeights weights;
  weights.above_lowest = signal(file.at("signals"), "above_lowest");
  weights.below_typical = signal(file.at("signals"), "below_typical");
  weights.time_dearer = signal(file.at("signals"), "time_dearer");
  for (const auto& row : file.at("labels")) {
    weights.labels.push_back(
        {row.at("label").get<std::string>(), row.at("from_score").get<int64_t>()});
  }
  const nlohmann::json& enough = file.at("enough_data");
  weights.min_history_days = enough.at("min_history_days").get<int64_t>();
  weights.min_known_days = enough.at("min_known_days").get<int64_t>();
  weights.max_last_seen_days = enough.at("max_last_seen_days").get<int64_t>();
  return weights;
}

}  // namespace

int64_t SignalWeight::strength_permille(int64_t percent) const {
  const int64_t span = full_at_percent - zero_at_percent;
  const int64_t sign = span > 0 ? 1 : -1;
  const int64_t permille =
      divide_rounded(Wide{percent - zero_at_percent} * sign * 1000, span * sign);
  return std::clamp<int64_t>(permille, 0, 1000);
}

const DealWeights& deal_weights() {
  static const DealWeights weights = load();
  return weights;
}

}  // namespace companion::price
