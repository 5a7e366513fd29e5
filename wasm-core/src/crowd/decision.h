// From a counted cell to what is said about the day: published, pending or varying.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "crowd/consensus_rules.h"
#include "crowd/day_point.h"
#include "crowd/tally.h"

namespace companion::crowd {

/// A price that was seen on days on which another one was published.
struct Rival {
  int64_t first_day = 0;
  int64_t last_day = 0;

  friend bool operator==(const Rival&, const Rival&) = default;
};

/// What a series remembers from day to day.
struct SeriesMemory {
  std::optional<int64_t> published_minor;  ///< last
  int64_t published_day = 0;
  int64_t published_last_seen_ms = 0;  ///< on that day
  std::optional<int64_t> doubted_minor;  ///< a change that waits for its second day
  int64_t doubted_day = 0;
  std::map<int64_t, Rival> rivals;  ///< by price
  int64_t calm_surge_days = 0;      ///< days of surge in a row that nobody contradicted
  int64_t usual_keys_milli = 0;     ///< keys on a day with reports, in thousandths; 0: none yet
  std::optional<int64_t> category_id{};  ///< of the product, as last agreed on

  friend bool operator==(const SeriesMemory&, const SeriesMemory&) = default;
};

/// Decides a day and brings the memory forward. `is_mature`: whether proven keys are asked for.
/// Absent when nobody with any weight reported on the day itself: a gap stays a gap.
///   900 by 4 keys on 3 networks, 700 by 1 → published 900
///   900 by 3, 700 by 3 → varies 700–900
///   last published 900, now 450 by 3 keys → pending, large_change; again the next day → confirmed
std::optional<DayPoint> decide_day(const Tally& tally, int64_t day, bool is_mature,
                                   SeriesMemory& memory, const ConsensusRules& rules);

}  // namespace companion::crowd
