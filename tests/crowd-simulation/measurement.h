// Runs a scenario through the consensus and the simple estimators, and counts what came out wrong.
#pragma once

#include <array>
#include <cstdint>

#include "crowd/consensus_rules.h"
#include "estimators.h"
#include "scenario.h"

namespace companion::simulation {

/// Counts of product-days; all of them had at least one report.
struct Outcome {
  int64_t product_days = 0;
  int64_t published = 0;
  int64_t varying = 0;
  int64_t wrong = 0;        ///< published and more than 5 % off
  int64_t target_days = 0;  ///< the same of the product that a single-product attack aims at
  int64_t target_wrong = 0;
  int64_t range_misses = 0;  ///< ranges that do not hold the true price
  int64_t estimated = 0;     ///< with reports enough for the estimators
  std::array<int64_t, kEstimators.size()> wrong_by_estimator{};
  int64_t changes = 0;     ///< of true prices by more than 5 %
  int64_t followed = 0;    ///< of them published on the day or the next
  int64_t weak_jumps = 0;  ///< published large changes with fewer keys than the rules ask for
};

/// Plays a scenario to its end. The estimators see every report; they name a price where the
/// cell has as many reports as the consensus wants keys.
Outcome measure(const Scenario& scenario, const crowd::ConsensusRules& rules = {});

}  // namespace companion::simulation
