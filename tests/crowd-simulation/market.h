// What products truly cost: a base price that moves now and then, and sales that come and go.
#pragma once

#include <cstdint>
#include <vector>

#include "scenario.h"

namespace companion::simulation {

/// The hour (UTC) at which prices change: midnight at the shop's head office.
inline constexpr int64_t kChangeHour = 8;

/// True prices of all products in minor units.
class Market {
 public:
  explicit Market(const Scenario& scenario);

  /// What a product costs at an hour of a day, counted from 0; days before 0 cost what day 0 does.
  int64_t price(int64_t product, int64_t day, int64_t hour) const;

  /// Whether a price is off by more than 5 % from all that the product cost on a day.
  bool is_wrong(int64_t price_minor, int64_t product, int64_t day) const;

 private:
  std::vector<std::vector<int64_t>> prices_;  ///< product → day → price from kChangeHour on
};

}  // namespace companion::simulation
