// companion_history_bench: what summarising a price history costs beside one bare loop over the same
// arrays. One JSON line per length of history:
//   {"changes": in the year, "microseconds": {"summary": per history, "loop": …}}
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bench/native/rounds.h"
#include "companion/history.h"
#include "companion/observation.h"
#include "price/statistics.h"

namespace {

using companion::kDayMs;
using companion::PriceHistory;
using companion::PriceRun;

constexpr int kRounds = 31;
constexpr int64_t kNowMs = 1'795'392'000'000;  // 2026-11-23
constexpr size_t kHistories = 1000;

/// A repeatable stream of numbers (Numerical Recipes' linear congruence).
uint32_t next(uint32_t& state) {
  return (state = state * 1'664'525 + 1'013'904'223) >> 8;
}

/// A year in which the price changed `changes` times, among seven prices.
PriceHistory history_of(int changes, uint32_t& state) {
  std::vector<companion::PriceSighting> sightings;
  const int64_t step_ms = 365 * kDayMs / changes;
  for (int i = 0; i < changes; ++i) {
    const int64_t time_ms = kNowMs - 365 * kDayMs + i * step_ms;
    const int64_t price_minor = 1000 + static_cast<int64_t>(next(state) % 7) * 50;
    sightings.push_back({time_ms, price_minor, {}});
    sightings.push_back({time_ms + step_ms / 2, price_minor, {}});
  }
  return PriceHistory::from_sightings(std::move(sightings));
}

/// The least that any summary must do: extremes, changes, and one mean over time, by hand.
size_t bare_loop(const PriceHistory& history) {
  const std::vector<PriceRun>& runs = history.runs();
  int64_t lowest = runs.front().price_minor, highest = lowest, changes = 0;
  int64_t price_time = 0, time = 0;
  for (size_t i = 0; i < runs.size(); ++i) {
    const int64_t end_ms = i + 1 < runs.size() ? runs[i + 1].first_seen_ms : kNowMs;
    const int64_t hours = (end_ms - runs[i].first_seen_ms) / companion::kHourMs;
    lowest = std::min(lowest, runs[i].price_minor);
    highest = std::max(highest, runs[i].price_minor);
    changes += i > 0 && runs[i].price_minor != runs[i - 1].price_minor;
    price_time += runs[i].price_minor * hours;
    time += hours;
  }
  return static_cast<size_t>(lowest + highest + changes + price_time / std::max<int64_t>(time, 1));
}

size_t summary(const PriceHistory& history) {
  const auto stats = companion::price::price_statistics(history, kNowMs);
  return static_cast<size_t>(stats->lowest.price_minor + stats->typical_minor + stats->changes);
}

/// The sum over all histories, so that none of the work can be left out.
template <typename Work>
companion::bench::Competitor over_all(const char* name, const std::vector<PriceHistory>& histories,
                                      Work work) {
  return {name, [&histories, work] {
            size_t sum = 0;
            for (const PriceHistory& history : histories) sum += work(history);
            return sum;
          }};
}

}  // namespace

int main() {
  for (const int changes : {12, 40, 120, 365}) {
    uint32_t state = 7;
    std::vector<PriceHistory> histories;
    for (size_t i = 0; i < kHistories; ++i) histories.push_back(history_of(changes, state));
    const companion::bench::Competitor competitors[] = {over_all("summary", histories, summary),
                                                        over_all("loop", histories, bare_loop)};
    const auto medians = companion::bench::median_microseconds(competitors, kRounds);
    nlohmann::json microseconds = nlohmann::json::object();
    for (size_t i = 0; i < medians.size(); ++i) {
      microseconds[competitors[i].name] = medians[i] / static_cast<double>(kHistories);
    }
    std::cout << nlohmann::json{{"changes", changes}, {"microseconds", microseconds}}.dump() << std::endl;
  }
  return 0;
}
