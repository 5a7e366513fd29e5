#include "bench/native/rounds.h"

#include <algorithm>
#include <chrono>

namespace companion::bench {
namespace {

using Clock = std::chrono::steady_clock;

/// Shorter samples drown in the clock's own cost.
constexpr double kMinSampleMicroseconds = 2000;

volatile size_t sink = 0;

double time_runs(const Competitor& competitor, int repeats) {
  const auto begin = Clock::now();
  for (int i = 0; i < repeats; ++i) sink = sink + competitor.run();
  return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

int repeats_for(const Competitor& competitor) {
  time_runs(competitor, 3);
  const double single = std::max(time_runs(competitor, 1), 0.05);
  return std::max(1, static_cast<int>(kMinSampleMicroseconds / single));
}

}  // namespace

std::vector<double> median_microseconds(std::span<const Competitor> competitors, int rounds) {
  std::vector<int> repeats;
  for (const Competitor& competitor : competitors) repeats.push_back(repeats_for(competitor));
  std::vector<std::vector<double>> samples(competitors.size());
  for (int round = 0; round < rounds; ++round) {
    for (size_t i = 0; i < competitors.size(); ++i) {
      samples[i].push_back(time_runs(competitors[i], repeats[i]) / repeats[i]);
    }
  }
  std::vector<double> medians;
  for (std::vector<double>& sample : samples) {
    std::nth_element(sample.begin(), sample.begin() + rounds / 2, sample.end());
    medians.push_back(sample[rounds / 2]);
  }
  return medians;
}

}  // namespace companion::bench
