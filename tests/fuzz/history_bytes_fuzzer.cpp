// Any bytes as an encoded history; and any bytes as sightings that are encoded.
#include <cstring>
#include <vector>

#include "companion/history.h"
#include "fuzz_check.h"

namespace {

using companion::PriceHistory;
using companion::PriceRun;
using companion::PriceSighting;
using companion::fuzz::require;

constexpr int64_t kHourMs = 3'600'000;

void check_runs(const PriceHistory& history) {
  int64_t last_seen_ms = companion::kEarliestTimeMs;
  for (const PriceRun& run : history.runs()) {
    require(last_seen_ms <= run.first_seen_ms, "runs stand in order of time");
    require(run.first_seen_ms <= run.last_seen_ms, "a run ends after it began");
    require(companion::is_plausible({run.last_seen_ms, run.price_minor, run.list_price_minor}),
            "a run holds a plausible sighting");
    last_seen_ms = run.last_seen_ms;
  }
}

void check_round_trip(const PriceHistory& history) {
  check_runs(history);
  const auto again = PriceHistory::decode(history.encode());
  require(again.ok(), "what was encoded can be decoded");
  require(again->encode() == history.encode(), "encoding is stable");
  PriceHistory merged = history;
  merged.merge(history);
  require(merged == history, "a history merged with itself stays as it is");
}

/// In either order, and again, nothing changes.
void check_merging(const std::vector<PriceSighting>& sightings) {
  const auto middle = sightings.begin() + static_cast<std::ptrdiff_t>(sightings.size() / 2);
  const PriceHistory a = PriceHistory::from_sightings({sightings.begin(), middle});
  const PriceHistory b = PriceHistory::from_sightings({middle, sightings.end()});
  PriceHistory merged = a;
  merged.merge(b);
  PriceHistory other = b;
  other.merge(a);
  require(merged == other, "merging does not mind the order");
  for (const PriceHistory& again : {a, b}) {
    other.merge(again);
    require(merged == other, "merging again changes nothing");
  }
}

/// Seven bytes per sighting: an hour, a price, and sometimes a list price and a stock state.
std::vector<PriceSighting> sightings_in(const uint8_t* data, size_t size) {
  std::vector<PriceSighting> sightings;
  for (; size >= 7; data += 7, size -= 7) {
    const int64_t hour = data[0] + data[1] * 256;
    PriceSighting one{companion::kEarliestTimeMs + hour * kHourMs, data[2] + data[3] * 256, {}};
    if (data[4] % 2 == 1) one.list_price_minor = data[5] + data[6] * 256;
    if (data[4] % 4 >= 2) one.in_stock = data[4] % 8 >= 4;
    sightings.push_back(one);
  }
  return sightings;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto decoded = PriceHistory::decode(companion::fuzz::as_text(data, size));
  if (decoded) check_round_trip(*decoded);
  const std::vector<PriceSighting> sightings = sightings_in(data, size);
  check_round_trip(PriceHistory::from_sightings(sightings));
  check_merging(sightings);
  return 0;
}
