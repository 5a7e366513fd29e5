#include "reviews/network_rules.h"

#include <array>
#include <cstdlib>

#include "json_reader/values.h"
#include "reviews/review_rules.h"

namespace companion::reviews {
namespace {

float number(std::string_view raw) {
  return std::strtof(json_reader::scalar_text(raw).value_or("").c_str(), nullptr);
}

NetworkRules read_network_rules() {
  const auto raw = json_reader::members(
      review_rule_file("network/network"),
      std::array<std::string_view, 4>{"aspects", "by_rules", "sure_permille", "translation_counts"});
  return {strings_of(raw[0]), strings_of(raw[1]), number(raw[2]) / 1000, number(raw[3])};
}

}  // namespace

const NetworkRules& network_rules() {
  static const NetworkRules rules = read_network_rules();
  return rules;
}

}  // namespace companion::reviews
