// The whole study: every strategy, share of attackers and kind of prices, over several seeds.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "crowd/consensus_rules.h"
#include "measurement.h"

namespace companion::simulation {

inline constexpr std::array<int64_t, 5> kAttackerPercents{5, 10, 20, 30, 40};
inline constexpr std::array<int64_t, 2> kPersonalisedPercents{0, 30};

struct StudyOptions {
  Scenario world;  ///< sizes; its seed is the first
  int64_t seeds = 5;
  crowd::ConsensusRules rules;
};

/// Mean and worst of the seeds, in hundredths of a percent of product-days.
struct Share {
  int64_t mean = 0;
  int64_t worst = 0;
};

/// One scenario over all seeds.
struct StudyRow {
  std::string_view strategy;
  int64_t attacker_percent = 0;
  int64_t personalised_percent = 0;
  Share wrong;
  Share wrong_of_published;
  Share published;  ///< worst = lowest
  Share varying;
  Share range_misses;  ///< of all product-days, too
  Share target_wrong;  ///< of the days of the product that a single-product attack aims at
  Share estimated;     ///< days on which the estimators name a price; worst = lowest
  Share followed;      ///< of true changes; worst = lowest
  std::array<Share, kEstimators.size()> wrong_by_estimator;
  int64_t weak_jumps = 0;
};

/// Runs all of it: personalised shares × strategies × attacker shares.
std::vector<StudyRow> run_study(const StudyOptions& options);

/// For each share of attackers and kind of prices the row of the strategy that fooled most.
std::vector<StudyRow> worst_strategies(const std::vector<StudyRow>& rows);

/// A table for people, and the same as JSON.
std::string study_table(const std::vector<StudyRow>& rows);
std::string study_json(const StudyOptions& options, const std::vector<StudyRow>& rows);

}  // namespace companion::simulation
