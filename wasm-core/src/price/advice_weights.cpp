#include "price/advice_weights.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "rules/parsed_json.h"
#include "rules/rule_pack.h"

namespace companion::price {
namespace {

/// The file is ours and its test reads it, so `at` may throw only in a broken build.
AdviceWeights load() {
  const auto file = rules::parsed_json(rules::embedded_file("weights/advice"));
  AdviceWeights weights;
  const std::pair<const char*, int64_t*> numbers[] = {
      {"least_saving_percent", &weights.least_saving_percent},
      {"wait_from_permille", &weights.wait_from_permille},
      {"buy_now_to_permille", &weights.buy_now_to_permille},
      {"least_known_percent", &weights.least_known_percent}};
  for (const auto& [key, number] : numbers) *number = file.at(key).get<int64_t>();
  return weights;
}

}  // namespace

const AdviceWeights& advice_weights() {
  static const AdviceWeights weights = load();
  return weights;
}

}  // namespace companion::price
