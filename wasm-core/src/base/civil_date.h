// Dates of the Gregorian calendar as days since 1970, without <chrono>.
#pragma once

#include <cstdint>

namespace companion {

struct CivilDate {
  int64_t year;
  int64_t month;  ///< 1 … 12
  int64_t day;    ///< 1 … 31
};

/// Days from 1970-01-01 to a date: 1970-01-02 → 1, 2000-03-01 → 11017.
int64_t days_from_civil(CivilDate date);

/// The date so many days after 1970-01-01: 11017 → 2000-03-01.
CivilDate civil_from_days(int64_t days_since_epoch);

}  // namespace companion
