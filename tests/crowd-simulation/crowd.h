// The contributors of a scenario and what they report.
#pragma once

#include <cstdint>
#include <vector>

#include "crowd/report.h"
#include "market.h"
#include "random_numbers.h"
#include "scenario.h"

namespace companion::simulation {

/// The scenario's day 0 in the reports: 2024-10-04.
inline constexpr int64_t kFirstDay = 20'000;

/// Reports of a scenario, day by day; what a day brings depends on nothing but the scenario.
class Crowd {
 public:
  Crowd(const Scenario& scenario, const Market& market) : scenario_(scenario), market_(market) {}

  /// All reports of a day; a series' id is its product's number.
  std::vector<crowd::Report> reports(int64_t day) const;

  /// The product that attackers of a single one choose: of middling popularity.
  int64_t target() const { return scenario_.products / 2; }

 private:
  bool is_attacker(int64_t contributor) const;
  bool attacks(int64_t contributor, int64_t day) const;
  bool aims_at_target() const;
  uint64_t key(int64_t contributor, int64_t day) const;
  uint64_t network(int64_t contributor) const;
  int64_t visited_product(RandomNumbers& random) const;
  int64_t attack_price(int64_t product, int64_t day, int64_t hour) const;
  int64_t honest_price(int64_t contributor, int64_t product, int64_t day, int64_t hour,
                       RandomNumbers& random) const;
  void visit(int64_t contributor, int64_t product, int64_t day, RandomNumbers& random,
             std::vector<crowd::Report>& reports) const;

  const Scenario& scenario_;
  const Market& market_;
};

}  // namespace companion::simulation
