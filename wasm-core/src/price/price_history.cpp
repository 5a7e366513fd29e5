#include <algorithm>
#include <iterator>

#include "companion/currency.h"
#include "companion/history.h"

namespace companion {
namespace {

bool same_value(const PriceSighting& a, const PriceSighting& b) {
  return a.price_minor == b.price_minor && a.list_price_minor == b.list_price_minor;
}

/// By time, then from dear to cheap, then from high list price to none.
bool comes_before(const PriceSighting& a, const PriceSighting& b) {
  if (a.time_ms != b.time_ms) return a.time_ms < b.time_ms;
  if (a.price_minor != b.price_minor) return a.price_minor > b.price_minor;
  return a.list_price_minor > b.list_price_minor;  // an absent one is less than any
}

PriceSighting last_sighting(const PriceRun& run) {
  return {run.last_seen_ms, run.price_minor, run.list_price_minor};
}

/// Prolongs the last run when the value is the same, else begins a new one.
void append(std::vector<PriceRun>& runs, const PriceSighting& next) {
  if (!runs.empty() && same_value(last_sighting(runs.back()), next)) {
    runs.back().last_seen_ms = next.time_ms;
    return;
  }
  runs.push_back({next.time_ms, next.time_ms, next.price_minor, next.list_price_minor});
}

/// Among sightings of one instant, puts the one that continues the last run first.
/// Without this a price change within an hour would read as two.
template <typename Iterator>
void continue_last_run(const std::vector<PriceRun>& runs, Iterator begin, Iterator end) {
  if (runs.empty()) return;
  const PriceSighting before = last_sighting(runs.back());
  const auto same = std::find_if(
      begin, end, [&](const PriceSighting& sighting) { return same_value(before, sighting); });
  if (same != end) std::rotate(begin, same, std::next(same));
}

std::vector<PriceRun> canonical_runs(std::vector<PriceSighting> sightings) {
  if (!std::is_sorted(sightings.begin(), sightings.end(), comes_before)) {
    std::sort(sightings.begin(), sightings.end(), comes_before);
  }
  sightings.erase(std::unique(sightings.begin(), sightings.end()), sightings.end());
  std::vector<PriceRun> runs;
  for (auto begin = sightings.begin(); begin != sightings.end();) {
    const auto end = std::find_if(begin, sightings.end(), [begin](const PriceSighting& later) {
      return later.time_ms != begin->time_ms;
    });
    continue_last_run(runs, begin, end);
    for (auto it = begin; it != end; ++it) append(runs, *it);
    begin = end;
  }
  return runs;
}

}  // namespace

bool is_plausible(const PriceSighting& sighting) {
  const auto& list_price = sighting.list_price_minor;
  return sighting.time_ms >= kEarliestTimeMs && sighting.time_ms <= kLatestTimeMs &&
         sighting.price_minor >= 1 && sighting.price_minor <= kMaxPriceMinor &&
         (!list_price || (*list_price >= sighting.price_minor && *list_price <= kMaxPriceMinor));
}

PriceHistory PriceHistory::from_sightings(std::vector<PriceSighting> sightings) {
  sightings.erase(std::remove_if(sightings.begin(), sightings.end(),
                                 [](const PriceSighting& one) { return !is_plausible(one); }),
                  sightings.end());
  PriceHistory history;
  history.runs_ = canonical_runs(std::move(sightings));
  return history;
}

void PriceHistory::add(const PriceSighting& sighting) {
  if (!is_plausible(sighting)) return;
  if (runs_.empty() || sighting.time_ms > runs_.back().last_seen_ms) {
    append(runs_, sighting);
    return;
  }
  std::vector<PriceSighting> all = sightings();
  all.push_back(sighting);
  runs_ = canonical_runs(std::move(all));
}

void PriceHistory::merge(const PriceHistory& other) {
  std::vector<PriceSighting> all = sightings();
  const std::vector<PriceSighting> theirs = other.sightings();
  all.insert(all.end(), theirs.begin(), theirs.end());
  runs_ = canonical_runs(std::move(all));
}

std::vector<PriceSighting> PriceHistory::sightings() const {
  std::vector<PriceSighting> all;
  all.reserve(2 * runs_.size());
  for (const PriceRun& run : runs_) {
    all.push_back({run.first_seen_ms, run.price_minor, run.list_price_minor});
    if (run.last_seen_ms != run.first_seen_ms) all.push_back(last_sighting(run));
  }
  return all;
}

}  // namespace companion
