// Reports of one series as short lines, for the tests of the consensus.
#pragma once

#include <cstdint>
#include <vector>

#include "crowd/report.h"

namespace companion::crowd {

inline constexpr SeriesId kSeries = 7;
inline constexpr int64_t kDay = 20'000;

/// A report at an hour of a day; by default every contributor has a network of its own.
inline Report report(ContributorId contributor, int64_t price_minor, int64_t day = kDay,
                     int64_t hour = 12, NetworkId network = 0) {
  return {contributor, network == 0 ? 1000 + contributor : network,
          kSeries,     day * kDayMs + hour * kHourMs,
          price_minor, std::nullopt};
}

/// The contributors `first` … `last`, all with the same price.
inline void add_reports(std::vector<Report>& log, ContributorId first, ContributorId last,
                        int64_t price_minor, int64_t day = kDay) {
  for (ContributorId each = first; each <= last; ++each)
    log.push_back(report(each, price_minor, day));
}

}  // namespace companion::crowd
