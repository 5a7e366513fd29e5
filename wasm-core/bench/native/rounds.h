// Interleaved timing: every competitor runs in every round, so that what else the machine does
// hits all of them alike.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace companion::bench {

/// One way to work on a text. `run` returns a number that depends on all of its work, so that
/// none of it can be optimised away.
struct Competitor {
  std::string name;
  std::function<size_t()> run;
};

/// Median microseconds per run of each competitor, in their order, over `rounds` rounds.
std::vector<double> median_microseconds(std::span<const Competitor> competitors, int rounds);

}  // namespace companion::bench
