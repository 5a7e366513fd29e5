// The pages that trials edit and cut: what tests/fuzz/trial-pages.mjs wrote.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace companion::fuzz {

/// A fixture page with the prices that are true on it.
struct TrialPage {
  std::string name;    ///< "module/desk-lamp"
  std::string layout;  ///< the fixture's layout, "module"
  std::string text;
  std::string args;                  ///< JSON arguments of facts.read
  std::set<std::string> currencies;  ///< ISO 4217
  std::set<int64_t> true_prices;     ///< minor units; empty when nothing is for sale
};

/// Reads all pages of a folder. Throws std::runtime_error when it holds none.
std::vector<TrialPage> load_trial_pages(const std::string& folder);

}  // namespace companion::fuzz
