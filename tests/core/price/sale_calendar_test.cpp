#include "price/sale_calendar.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/iso_time.h"
#include "companion/history.h"
#include "price/random_history.h"

namespace companion::price {
namespace {

int64_t at(const char* time) {
  return parse_iso_time(time).value();
}

/// "id from to" of each event, usual days in brackets.
std::vector<std::string> events(const char* from, const char* to, const char* ship_to = nullptr) {
  std::optional<std::string> country;
  if (ship_to != nullptr) country = ship_to;
  std::vector<std::string> lines;
  for (const SaleEvent& event : sale_events(at(from), at(to), country)) {
    const std::string days = format_iso_time(event.from_ms).substr(0, 13) + " " +
                             format_iso_time(event.to_ms).substr(0, 13);
    lines.push_back(std::string(event.id) + " " + (event.usual_days ? "(" + days + ")" : days));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(SaleCalendar, AWeekdayOfAMonthAndAnOffset) {
  // Thanksgiving, the fourth Thursday: 2023-11-23, 2024-11-28, 2026-11-26.
  EXPECT_EQ(events("2026-11-20T08:00Z", "2026-11-30"),
            (Lines{"black_friday (2026-11-23T08 2026-12-01T08)"}));
  EXPECT_EQ(events("2023-11-20T09:00Z", "2023-11-27"),
            (Lines{"black_friday (2023-11-20T08 2023-11-28T08)"}));
  EXPECT_EQ(events("2024-11-20", "2024-11-30"),
            (Lines{"black_friday (2024-11-25T08 2024-12-03T08)"}));
}

TEST(SaleCalendar, KnownDatesReplaceTheRuleInTheirYearOnly) {
  EXPECT_EQ(events("2026-11-10", "2026-11-12"), (Lines{"singles_day 2026-11-11T08 2026-11-20T08"}));
  EXPECT_EQ(events("2025-11-10", "2025-11-12"),
            (Lines{"singles_day (2025-11-11T08 2025-11-19T08)"}));
  EXPECT_EQ(events("2017-03-10", "2017-03-31"), (Lines{"anniversary 2017-03-28T08 2017-03-30T08"}));
  EXPECT_EQ(events("2018-03-10", "2018-03-31"),
            (Lines{"anniversary (2018-03-19T08 2018-03-29T08)"}));
}

TEST(SaleCalendar, EveryMonthSinceItsFirst) {
  EXPECT_TRUE(events("2023-02-01", "2023-02-27").empty());
  EXPECT_EQ(events("2023-02-20", "2023-03-08T08:00Z"),
            (Lines{"choice_day (2023-03-01T08 2023-03-08T08)"}));
  EXPECT_EQ(events("2026-12-20", "2027-01-02"),
            (Lines{"choice_day (2027-01-01T08 2027-01-08T08)"}));
}

TEST(SaleCalendar, TheEndIsNotPartOfASale) {
  EXPECT_EQ(events("2026-09-01", "2026-09-08T07:59:59Z").size(), 1u);
  EXPECT_TRUE(events("2026-09-08T08:00Z", "2026-09-30").empty());
  EXPECT_TRUE(events("2026-09-01", "2026-09-01T07:59:59Z").empty());
  EXPECT_EQ(events("2026-09-01", "2026-09-01T08:00Z").size(), 1u);
}

TEST(SaleCalendar, LocalSalesOnlyForTheirCountry) {
  // By law the sales begin on the second Wednesday of January, but the first when the second
  // is later than the 12th; on the last Wednesday of June, but the one before after the 28th.
  EXPECT_EQ(events("2026-01-09", "2026-01-10", "FR"),
            (Lines{"soldes_winter 2026-01-07T08 2026-02-04T08"}));
  EXPECT_EQ(events("2025-01-09", "2025-01-10", "FR"),
            (Lines{"soldes_winter 2025-01-08T08 2025-02-05T08"}));
  EXPECT_EQ(events("2027-06-24", "2027-06-25", "FR"),
            (Lines{"soldes_summer 2027-06-23T08 2027-07-21T08"}));
  EXPECT_TRUE(events("2026-01-09", "2026-01-10", "DE").empty());
  EXPECT_TRUE(events("2026-01-09", "2026-01-10").empty());
  EXPECT_EQ(events("2025-11-13", "2025-11-14T10:00Z", "MX"),
            (Lines{"singles_day (2025-11-11T08 2025-11-19T08)",
                   "buen_fin (2025-11-14T08 2025-11-18T08)"}));
}

TEST(SaleCalendar, ALongSpanKeepsTheMajorSales) {
  const auto all = sale_events(at("2010-01-01"), at("2026-11-23T09:00Z"), "FR");
  EXPECT_LE(all.size(), 60u);
  EXPECT_EQ(all.front().id, "black_friday");
  EXPECT_EQ(format_iso_time(all.front().from_ms), "2021-11-22T08:00:00Z");
  EXPECT_EQ(all.back().id, "black_friday");
  EXPECT_EQ(std::count_if(all.begin(), all.end(), [](auto& e) { return e.id == "singles_day"; }),
            5);
  EXPECT_EQ(std::count_if(all.begin(), all.end(), [](auto& e) { return e.id == "choice_day"; }),
            12);
}

TEST(SaleCalendarProperty, EventsTouchTheSpanInOrder) {
  test::Lcg random(4);
  for (int round = 0; round < 300; ++round) {
    const int64_t from_ms = kEarliestTimeMs + random.below(9000) * kDayMs + random.below(kDayMs);
    const int64_t to_ms = from_ms + random.below(800 * kDayMs);
    int64_t before_ms = 0;
    for (const SaleEvent& event : sale_events(from_ms, to_ms, "FR")) {
      EXPECT_LT(event.from_ms, event.to_ms);
      EXPECT_LE(event.from_ms, to_ms);
      EXPECT_GT(event.to_ms, from_ms);
      EXPECT_LE(before_ms, event.from_ms);
      before_ms = event.from_ms;
    }
  }
}

}  // namespace
}  // namespace companion::price
