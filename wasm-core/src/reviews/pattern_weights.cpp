#include "reviews/pattern_weights.h"

#include <nlohmann/json.hpp>
#include <string>

#include "reviews/review_rules.h"
#include "rules/parsed_json.h"

namespace companion::reviews {
namespace {

/// The file is ours and its test reads it, so `at` may throw only in a broken build.
const nlohmann::json& weight(std::string_view signal, std::string_view name) {
  static const nlohmann::json weights = rules::parsed_json(review_rule_file("patterns/weights"));
  return weights.at(std::string(signal)).at(std::string(name));
}

}  // namespace

int64_t pattern_weight(std::string_view signal, std::string_view name) {
  return weight(signal, name).get<int64_t>();
}

bool pattern_is_left_out(std::string_view signal) { return weight(signal, "left_out").get<bool>(); }

}  // namespace companion::reviews
