#include "study.h"

#include <algorithm>
#include <map>
#include <utility>

namespace companion::simulation {
namespace {

enum class Better { kLow, kHigh };

int64_t basis_points(int64_t part, int64_t whole) {
  return whole == 0 ? 0 : part * 10'000 / whole;
}

template <typename Part, typename Whole>
Share share(const std::vector<Outcome>& outcomes, Part part, Whole whole,
            Better better = Better::kLow) {
  int64_t parts = 0;
  int64_t wholes = 0;
  Share result{0, better == Better::kLow ? 0 : 10'000};
  for (const Outcome& outcome : outcomes) {
    parts += part(outcome);
    wholes += whole(outcome);
    const int64_t here = basis_points(part(outcome), whole(outcome));
    result.worst =
        better == Better::kLow ? std::max(result.worst, here) : std::min(result.worst, here);
  }
  result.mean = basis_points(parts, wholes);
  return result;
}

StudyRow row_of(const Scenario& scenario, std::string_view strategy,
                const std::vector<Outcome>& outcomes) {
  const auto days = [](const Outcome& outcome) { return outcome.product_days; };
  const auto of_days = [&](int64_t Outcome::*part, Better better = Better::kLow) {
    return share(
        outcomes, [part](const Outcome& outcome) { return outcome.*part; }, days, better);
  };
  StudyRow row;
  row.strategy = strategy;
  row.attacker_percent = scenario.attacker_percent;
  row.personalised_percent = scenario.personalised_percent;
  row.wrong = of_days(&Outcome::wrong);
  row.wrong_of_published = share(
      outcomes, [](const Outcome& outcome) { return outcome.wrong; },
      [](const Outcome& outcome) { return outcome.published; });
  row.published = of_days(&Outcome::published, Better::kHigh);
  row.estimated = of_days(&Outcome::estimated, Better::kHigh);
  row.varying = of_days(&Outcome::varying);
  row.range_misses = of_days(&Outcome::range_misses);
  row.target_wrong = share(
      outcomes, [](const Outcome& outcome) { return outcome.target_wrong; },
      [](const Outcome& outcome) { return outcome.target_days; });
  row.followed = share(
      outcomes, [](const Outcome& outcome) { return outcome.followed; },
      [](const Outcome& outcome) { return outcome.changes; }, Better::kHigh);
  for (size_t i = 0; i < kEstimators.size(); ++i) {
    row.wrong_by_estimator[i] = share(
        outcomes, [i](const Outcome& outcome) { return outcome.wrong_by_estimator[i]; }, days);
  }
  for (const Outcome& outcome : outcomes) row.weak_jumps += outcome.weak_jumps;
  return row;
}

StudyRow measured_row(const StudyOptions& options, const StrategyName& strategy,
                      int64_t attacker_percent, int64_t personalised_percent) {
  Scenario scenario = options.world;
  scenario.strategy = strategy.strategy;
  scenario.attacker_percent = attacker_percent;
  scenario.personalised_percent = personalised_percent;
  std::vector<Outcome> outcomes;
  for (int64_t seed = 0; seed < options.seeds; ++seed) {
    outcomes.push_back(measure(scenario, options.rules));
    ++scenario.seed;
  }
  return row_of(scenario, strategy.name, outcomes);
}

}  // namespace

std::vector<StudyRow> run_study(const StudyOptions& options) {
  std::vector<StudyRow> rows;
  for (const int64_t personalised : kPersonalisedPercents) {
    for (const StrategyName& strategy : kStrategies) {
      for (const int64_t attackers : kAttackerPercents) {
        rows.push_back(measured_row(options, strategy, attackers, personalised));
      }
    }
  }
  return rows;
}

std::vector<StudyRow> worst_strategies(const std::vector<StudyRow>& rows) {
  std::map<std::pair<int64_t, int64_t>, StudyRow> worst;
  for (const StudyRow& row : rows) {
    const auto [at, is_first] =
        worst.try_emplace(std::pair(row.personalised_percent, row.attacker_percent), row);
    if (!is_first && row.wrong.mean > at->second.wrong.mean) at->second = row;
  }
  std::vector<StudyRow> in_order;
  for (const auto& [key, row] : worst) in_order.push_back(row);
  return in_order;
}

}  // namespace companion::simulation
