#include "base/civil_date.h"

#include <gtest/gtest.h>

namespace companion {
namespace {

TEST(CivilDate, DaysSince1970) {
  EXPECT_EQ(days_from_civil({1970, 1, 1}), 0);
  EXPECT_EQ(days_from_civil({1970, 1, 2}), 1);
  EXPECT_EQ(days_from_civil({2000, 3, 1}), 11017);
  EXPECT_EQ(days_from_civil({1969, 12, 31}), -1);
}

TEST(CivilDate, ThereAndBack) {
  for (int64_t day = -800'000; day < 3'000'000; day += 37) {
    EXPECT_EQ(days_from_civil(civil_from_days(day)), day);
  }
}

}  // namespace
}  // namespace companion
