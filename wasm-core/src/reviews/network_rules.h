// How the answers of the reviews network are read: rules/reviews/network.
#pragma once

#include <string>
#include <vector>

namespace companion::reviews {

struct NetworkRules {
  std::vector<std::string> aspects;   ///< what the columns of the network's answer are about
  std::vector<std::string> by_rules;  ///< of them, those that word lists read better
  float sure = 1;                     ///< an aspect counts from this chance on
  float translation_counts = 1;       ///< weight of the translation's stars, the original's being 1
};

/// The rules that came with the network.
const NetworkRules& network_rules();

}  // namespace companion::reviews
