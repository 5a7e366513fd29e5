// The obvious ways to make one price of many reports, for comparison.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace companion::simulation {

/// A price for a cell from the prices of its reports (not empty), in any order.
struct Estimator {
  std::string_view name;
  int64_t (*estimate)(std::vector<int64_t> prices);
};

int64_t mean(std::vector<int64_t> prices);

/// Without the lowest and the highest fifth.
int64_t trimmed_mean(std::vector<int64_t> prices);

/// The lower of the two in the middle.
int64_t median(std::vector<int64_t> prices);

/// The price reported most often; of several, the lowest.
int64_t plurality(std::vector<int64_t> prices);

inline constexpr std::array<Estimator, 4> kEstimators{{
    {"mean", mean},
    {"trimmed mean", trimmed_mean},
    {"median", median},
    {"plurality", plurality},
}};

}  // namespace companion::simulation
