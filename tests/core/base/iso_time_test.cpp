#include "base/iso_time.h"

#include <gtest/gtest.h>

namespace companion {
namespace {

struct Row {
  const char* text;
  int64_t time_ms;
};

TEST(IsoTime, ReadsEveryAcceptedForm) {
  constexpr Row kRows[] = {
      {"1970-01-01", 0},
      {"2026-11-23", 1795392000000},
      {"2026-11-23T03:00Z", 1795402800000},
      {"2026-11-23T03:00:00Z", 1795402800000},
      {"2026-11-23T03:00:00", 1795402800000},
      {"2026-11-23T03:00:00.5Z", 1795402800500},
      {"2026-11-23T03:00:00.123Z", 1795402800123},
      {"2026-11-23T03:00:00.123456789Z", 1795402800123},
      {"2026-11-23T03:00:00+02:00", 1795395600000},
      {"2026-11-23T03:00:00-03:30", 1795415400000},
      {"2024-02-29", 1709164800000},
      {"2000-02-29T23:59:59Z", 951868799000},
      {"1969-12-31T23:59:59Z", -1000},
      {"9999-12-31T23:59:59.999Z", 253402300799999},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(parse_iso_time(row.text), row.time_ms) << row.text;
  }
}

TEST(IsoTime, RefusesWhatIsNotATime) {
  for (const char* text : {"",
                           "2026",
                           "2026-11",
                           "2026-11-23T",
                           "2026-11-23T03",
                           "2026-11-23T03:00:00.Z",
                           "2026-11-23T03:00:00.1234567890Z",
                           "2026-11-23 03:00:00",
                           "2026-11-23T03:00:00z",
                           "2026-11-23Z",
                           "2026-11-23T24:00:00Z",
                           "2026-11-23T03:60:00Z",
                           "2026-11-23T03:00:60Z",
                           "2026-13-01",
                           "2026-00-01",
                           "2026-04-31",
                           "2025-02-29",
                           "2100-02-29",
                           "2026-1-1",
                           "+2026-01-01",
                           "02026-01-01",
                           "2026-11-23T03:00:00+0200",
                           "2026-11-23T03:00:00+24:00",
                           "2026-11-23T03:00:00Z ",
                           " 2026-11-23",
                           "2026-11-23T03:00:00ZZ",
                           "2026-11-23T-3:00Z",
                           "NaN",
                           "1795402800000"}) {
    EXPECT_EQ(parse_iso_time(text), std::nullopt) << text;
  }
}

TEST(IsoTime, CountsDaysInUtc) {
  EXPECT_EQ(parse_iso_day("1970-01-02"), 1);
  EXPECT_EQ(parse_iso_day("1970-01-01T23:59:59.999Z"), 0);
  EXPECT_EQ(parse_iso_day("1969-12-31T23:00:00Z"), -1);
  EXPECT_EQ(parse_iso_day("1970-01-02T01:00:00+02:00"), 0);
  EXPECT_EQ(parse_iso_day("2026-02-30"), std::nullopt);
  EXPECT_EQ(format_iso_day(0), "1970-01-01");
  EXPECT_EQ(format_iso_day(*parse_iso_day("2026-11-23T03:00:00Z")), "2026-11-23");
}

TEST(IsoTime, WritesWholeSecondsInUtc) {
  EXPECT_EQ(format_iso_time(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(format_iso_time(1795402800999), "2026-11-23T03:00:00Z");
  EXPECT_EQ(format_iso_time(951868799000), "2000-02-29T23:59:59Z");
  EXPECT_EQ(format_iso_time(-1), "1969-12-31T23:59:59Z");
  EXPECT_EQ(format_iso_time(253402300799999), "9999-12-31T23:59:59Z");
}

TEST(IsoTime, EveryDayOfFourHundredYearsReadsBackAsWritten) {
  constexpr int64_t kDay = 86'400'000;
  for (int64_t day = 0; day < 146097; ++day) {
    const int64_t time_ms = day * kDay + 12'345'000;
    ASSERT_EQ(parse_iso_time(format_iso_time(time_ms)), time_ms) << day;
  }
}

}  // namespace
}  // namespace companion
