// A report: one contributor's observation as the consensus sees it, and the log of them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "companion/observation.h"

namespace companion::crowd {

/// Small ids that the caller gives: a contributor's key, a network it sent from, a SeriesKey. Their
/// order and values decide nothing. A network's id must stay the same for `carry_days`.
using ContributorId = uint64_t;
using NetworkId = uint64_t;
using SeriesId = uint64_t;

/// Series and day make the cell; the price is checked (see check_observation).
struct Report {
  ContributorId contributor = 0;
  NetworkId network = 0;
  SeriesId series = 0;
  int64_t observed_at_ms = 0;  ///< UTC, rounded down to the hour
  int64_t price_minor = 0;
  std::optional<int64_t> list_price_minor;
  std::optional<bool> in_stock{};
  std::optional<int64_t> category_id{};  ///< of the product, as the contributor's page said

  friend bool operator==(const Report&, const Report&) = default;
};

/// The UTC day of a time, counted from 1970-01-01: 1970-01-02T05:00 → 1.
constexpr int64_t day_of(int64_t time_ms) {
  return time_ms / kDayMs - (time_ms % kDayMs < 0 ? 1 : 0);
}

/// The log as if this contributor had never reported: erasure and clean-up are this and a replay.
std::vector<Report> without_contributor(const std::vector<Report>& log, ContributorId contributor);

}  // namespace companion::crowd
