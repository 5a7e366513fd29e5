#include <algorithm>
#include <iterator>

#include "companion/currency.h"
#include "companion/history.h"

namespace companion {
namespace {

template <typename A, typename B>
bool same_price(const A& a, const B& b) {
  return a.price_minor == b.price_minor && a.list_price_minor == b.list_price_minor;
}

/// By time, then from dear to cheap, then from high list price to none, then from unknown
/// stock over sold out to in stock.
bool comes_before(const PriceSighting& a, const PriceSighting& b) {
  if (a.time_ms != b.time_ms) return a.time_ms < b.time_ms;
  if (a.price_minor != b.price_minor) return a.price_minor > b.price_minor;
  // An absent value is less than any.
  if (a.list_price_minor != b.list_price_minor) return a.list_price_minor > b.list_price_minor;
  return a.in_stock < b.in_stock;
}

/// Leaves out what its right neighbour says as well: duplicates, and unknown stock beside
/// known stock of the same instant and price.
void leave_out_repeated(std::vector<PriceSighting>& sorted) {
  const auto kept = std::unique(
      sorted.rbegin(), sorted.rend(), [](const PriceSighting& right, const PriceSighting& left) {
        return left.time_ms == right.time_ms && same_price(left, right) &&
               (!left.in_stock || left.in_stock == right.in_stock);
      });
  sorted.erase(sorted.begin(), kept.base());
}

/// The run before a last one of unknown stock, where it has the same price.
const PriceRun* known_before(const std::vector<PriceRun>& runs) {
  if (runs.size() < 2 || runs.back().in_stock) return nullptr;
  const PriceRun& before = runs[runs.size() - 2];
  return same_price(before, runs.back()) ? &before : nullptr;
}

/// Prolongs the last run when the value is the same, else begins a new one. Unknown stock
/// between twice the same known one is forgotten.
void append(std::vector<PriceRun>& runs, const PriceSighting& next) {
  const PriceRun* known = known_before(runs);
  if (known != nullptr && same_price(*known, next) && known->in_stock == next.in_stock) runs.pop_back();
  if (!runs.empty() && same_price(runs.back(), next) && runs.back().in_stock == next.in_stock) {
    runs.back().last_seen_ms = next.time_ms;
    return;
  }
  runs.push_back(
      {next.time_ms, next.time_ms, next.price_minor, next.list_price_minor, next.in_stock});
}

/// Among sightings of one instant, puts the one that continues the last run first: with the
/// stock state last known at its price, or at least at its price. Without this a price change
/// within an hour would read as two.
template <typename Iterator>
void continue_last_run(const std::vector<PriceRun>& runs, Iterator begin, Iterator end) {
  if (runs.empty()) return;
  const PriceRun* known = known_before(runs);
  const PriceRun& last = known != nullptr ? *known : runs.back();
  const auto likeness = [&last](const PriceSighting& one) {
    return !same_price(last, one) ? 0 : one.in_stock == last.in_stock ? 2 : 1;
  };
  const auto like = std::max_element(begin, end, [&](const PriceSighting& a, const PriceSighting& b) {
    return likeness(a) < likeness(b);
  });
  if (likeness(*like) > 0) std::rotate(begin, like, std::next(like));
}

/// About how many runs sightings make: room for them at once, however many there are.
size_t count_changes(const std::vector<PriceSighting>& sorted) {
  size_t changes = 1;
  for (size_t i = 1; i < sorted.size(); ++i) {
    const bool same = same_price(sorted[i], sorted[i - 1]) && sorted[i].in_stock == sorted[i - 1].in_stock;
    if (!same) ++changes;
  }
  return changes;
}

std::vector<PriceRun> canonical_runs(std::vector<PriceSighting> sightings) {
  if (!std::is_sorted(sightings.begin(), sightings.end(), comes_before)) {
    std::sort(sightings.begin(), sightings.end(), comes_before);
  }
  leave_out_repeated(sightings);
  std::vector<PriceRun> runs;
  runs.reserve(count_changes(sightings));
  for (auto begin = sightings.begin(); begin != sightings.end();) {
    const auto end = std::find_if(begin, sightings.end(), [begin](const PriceSighting& later) {
      return later.time_ms != begin->time_ms;
    });
    if (std::next(begin) != end) continue_last_run(runs, begin, end);
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
    PriceSighting end{run.first_seen_ms, run.price_minor, run.list_price_minor, run.in_stock};
    all.push_back(end);
    end.time_ms = run.last_seen_ms;
    if (run.last_seen_ms != run.first_seen_ms) all.push_back(end);
  }
  return all;
}

}  // namespace companion
