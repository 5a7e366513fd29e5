#include "price/honest_discount.h"

#include <gtest/gtest.h>

#include "price/day_history.h"

namespace companion::price {
namespace {

using test::daily;
using test::day;

TEST(ClaimedDiscount, ThePageSpeaksForItself) {
  EXPECT_EQ(claimed_discount(1499, {2000, {}}, 0)->percent, 25);
  EXPECT_EQ(claimed_discount(1499, {2000, 30}, 0)->percent, 30);
  EXPECT_EQ(claimed_discount(1499, {{}, 30}, 0)->percent, 30);
  EXPECT_FALSE(claimed_discount(1499, {{}, 30}, 0)->reference_minor);
  EXPECT_FALSE(claimed_discount(1499, {}, 0));
}

struct Row {
  const char* name;
  std::vector<test::Stretch> stretches;
  int64_t now_day;
  std::optional<int64_t> begin_day;
  std::optional<int64_t> percent;
  int64_t reference_minor;
};

TEST(LegalDiscount, WorkedValues) {
  const Row rows[] = {
      {"a plain reduction", {{0, 39, 100}, {40, 45, 80}}, 45, 40, 20, 100},
      {"raised, then reduced", {{0, 9, 80}, {10, 29, 100}, {30, 32, 90}}, 32, 30, -13, 80},
      {"raised long before", {{0, 9, 80}, {10, 59, 100}, {60, 62, 90}}, 62, 60, 10, 100},
      {"in two steps", {{0, 39, 100}, {40, 44, 90}, {45, 50, 80}}, 50, 40, 20, 100},
      {"a step of 30 days is a price", {{0, 39, 100}, {40, 69, 90}, {70, 75, 80}}, 75, 70, 11, 90},
      {"never reduced", {{0, 60, 100}}, 60, {}, 0, 100},
      {"risen", {{0, 39, 80}, {40, 45, 100}}, 45, {}, -25, 80},
      {"risen long ago", {{0, 39, 80}, {40, 99, 100}}, 99, {}, 0, 100},
      {"reduced for 90 days", {{0, 39, 100}, {40, 130, 80}}, 130, 40, 20, 100},
      {"reduced for longer", {{0, 39, 100}, {40, 131, 80}}, 131, {}, 0, 80},
      {"one sighting", {{0, 0, 100}}, 0, {}, 0, 100},
      {"nothing known before", {{0, 0, 100}, {60, 61, 80}}, 61, 60, {}, 0},
      {"not seen for long", {{0, 0, 100}}, 60, {}, {}, 0},
  };
  for (const Row& row : rows) {
    const PriceHistory history = daily(row.stretches);
    const auto begin_ms = reduction_begin(history, day(row.now_day));
    EXPECT_EQ(begin_ms, row.begin_day ? std::optional(day(*row.begin_day)) : std::nullopt)
        << row.name;
    const auto legal = legal_discount(history, day(row.now_day));
    ASSERT_EQ(legal.has_value(), row.percent.has_value()) << row.name;
    if (!legal) continue;
    EXPECT_EQ(legal->percent, *row.percent) << row.name;
    EXPECT_EQ(legal->reference_minor, row.reference_minor) << row.name;
  }
}

TEST(LegalDiscount, ShowsThePeriodItRestsOn) {
  const auto legal = legal_discount(daily({{0, 39, 100}, {40, 45, 80}}), day(45));
  EXPECT_EQ(legal->from_ms, day(10));
  EXPECT_EQ(legal->to_ms, day(40));
}

TEST(LegalDiscount, AListPriceThatComesLaterDoesNotRestartTheReduction) {
  const auto history = PriceHistory::from_sightings(
      {{day(0), 100, {}}, {day(10), 100, {}}, {day(11), 80, {}}, {day(20), 80, 160}});
  EXPECT_EQ(reduction_begin(history, day(20)), day(11));
}

TEST(LegalDiscount, AnEmptyHistoryHasNone) {
  EXPECT_FALSE(reduction_begin(PriceHistory(), day(0)));
  EXPECT_FALSE(legal_discount(PriceHistory(), day(0)));
  EXPECT_FALSE(typical_discount(PriceHistory(), 100, day(0)));
}

TEST(TypicalDiscount, AgainstThePriceThatHeldLongest) {
  const auto history = daily({{0, 39, 2000}, {40, 45, 1499}});
  EXPECT_EQ(typical_discount(history, 1499, day(45))->percent, 25);
  EXPECT_EQ(typical_discount(history, 2500, day(45))->percent, -25);
}

}  // namespace
}  // namespace companion::price
