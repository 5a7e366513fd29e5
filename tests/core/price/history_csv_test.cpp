#include "price/history_csv.h"

#include <gtest/gtest.h>

#include "price/random_history.h"

namespace companion::price {
namespace {

using test::kJanuary2026Ms;

TEST(HistoryCsv, ReadsRowsInAnyColumnOrder) {
  const auto table = read_history_csv(
      "\xEF\xBB\xBFnote,list_price_minor,time,price_minor\r\n"
      "a,,2026-01-01T00:00:00Z,1999\r\n"
      "\r\n"
      "\"b, with \"\"comma\"\"\",\"2999\",\"2026-01-01T01:00:00Z\",\"1499\"\r\n"
      "c,2999, 2026-01-01T02:00:00Z , 1399 ");
  ASSERT_TRUE(table) << table.error().message;
  const std::vector<PriceSighting> expected = {
      {kJanuary2026Ms, 1999, {}},
      {kJanuary2026Ms + kHourMs, 1499, 2999},
      {kJanuary2026Ms + 2 * kHourMs, 1399, 2999},
  };
  EXPECT_EQ(table->sightings, expected);
  EXPECT_TRUE(table->skipped.empty());
}

TEST(HistoryCsv, TheStockStateIsTrueFalseOrUnknown) {
  const auto table = read_history_csv(
      "in_stock,time,price_minor\n"
      "true,2026-01-01T00:00:00Z,1999\n"
      "FALSE,2026-01-01T01:00:00Z,1999\n"
      ",2026-01-01T02:00:00Z,1999\n"
      "0,2026-01-01T03:00:00Z,1999\n"
      "falsehood,2026-01-01T04:00:00Z,1999\n");
  ASSERT_TRUE(table) << table.error().message;
  std::vector<std::optional<bool>> states;
  for (const PriceSighting& sighting : table->sightings) states.push_back(sighting.in_stock);
  EXPECT_EQ(states, (std::vector<std::optional<bool>>{true, false, {}, {}, {}}));
  ASSERT_EQ(table->skipped.size(), 1u);
  EXPECT_EQ(table->skipped[0].code, "in_stock_unreadable");
  EXPECT_EQ(table->skipped[0].field, "in_stock");
  EXPECT_EQ(table->skipped[0].lines, (std::vector<int64_t>{5, 6}));
}

TEST(HistoryCsv, BadRowsAreSkippedAndCounted) {
  const auto table = read_history_csv(
      "time,price_minor,list_price_minor\n"
      "2026-01-01T00:00:00Z,1999\n"  // 2, good
      "2026-01-01T01:00:00Z,0\n"     // 3
      "2026-01-01T02:00:00Z,-5\n"    // 4
      "2026-01-01T03:00:00Z,100000000001\n"
      "2026-01-01T04:00:00Z,19.99\n"  // 6
      "2026-01-01T05:00:00Z,\n"
      "yesterday,1999\n"  // 8
      "1970-01-01T00:00:00Z,1999\n"
      "2026-01-01T06:00:00Z,1999,1500\n"  // 10, good without its list price
      "\"2026-01-01T07:00:00Z,1999\n"
      "2026-01-01T08:00:00Z,99999999999999999999\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->sightings.size(), 2u);
  EXPECT_FALSE(table->sightings[1].list_price_minor);
  const auto lines = [&](std::string_view code, std::string_view field) {
    for (const SkippedRows& rows : table->skipped) {
      if (rows.code == code && rows.field == field) return rows.lines;
    }
    return std::vector<int64_t>{};
  };
  EXPECT_EQ(lines("price_implausible", "price_minor"), (std::vector<int64_t>{3, 4, 5}));
  EXPECT_EQ(lines("row_unreadable", "price_minor"), (std::vector<int64_t>{6, 7, 12}));
  EXPECT_EQ(lines("row_unreadable", "time"), (std::vector<int64_t>{8, 11}));
  EXPECT_EQ(lines("time_implausible", "time"), (std::vector<int64_t>{9}));
  EXPECT_EQ(lines("list_price_implausible", "list_price_minor"), (std::vector<int64_t>{10}));
}

TEST(HistoryCsv, TheListOfBadLinesIsBounded) {
  std::string text = "time,price_minor\n2026-01-01,5\n";
  for (int i = 0; i < 1000; ++i) text += "bad,row\n";
  const auto table = read_history_csv(text);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->skipped.front().count, 1000);
  EXPECT_EQ(table->skipped.front().lines.size(), 20u);
}

TEST(HistoryCsv, WithoutOneGoodRowItIsNoHistory) {
  for (const char* text :
       {"", "time", "price_minor,when\n", "time,price_minor\n", "time,price_minor\nbad,row\n",
        "2026-01-01,5\n2026-01-02,5\n", "\0\xFF\xFE", "<html>"}) {
    const auto table = read_history_csv(text);
    ASSERT_FALSE(table) << text;
    EXPECT_EQ(table.error().code, ErrorCode::kInvalidInput);
    EXPECT_EQ(table.error().where, "payload");
  }
}

}  // namespace
}  // namespace companion::price
