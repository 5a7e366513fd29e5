// history.assess with the series of what everyone pays beside a personal one.
#include <gtest/gtest.h>

#include "api/history_methods.h"
#include "api/parsed_value.h"
#include "api/series_samples.h"

namespace companion::api {
namespace {

using nlohmann::json;
using test::iso_day;
using test::parsed;
using test::series;

TEST(HistoryAssess, APersonalPriceStandsBesideWhatEveryonePays) {
  json args = {{"now", iso_day(61)},
               {"series", series("USD", 700, {{"context", "new_user"}})},
               {"offer", {{"price_minor", 699}}},
               {"public_series", series("USD", 1000)}};
  const auto value = parsed(history_assess(args, ""));
  ASSERT_TRUE(value) << value.error().message;
  EXPECT_EQ(value->at("public_price"),
            (json{{"price_minor", 1000}, {"seen_at", iso_day(60)}, {"personal_minor", 301}}));
  // The public price is no part of the personal history.
  EXPECT_EQ(value->at("stats")["highest"]["price_minor"], 700);

  args["now"] = iso_day(80);
  EXPECT_FALSE(parsed(history_assess(args, ""))->contains("public_price"));
}

TEST(HistoryAssess, OnlyThePublicSeriesOfTheSameKindWillDo) {
  const auto where = [](json public_series) {
    const json args = {{"now", iso_day(61)},
                       {"series", series("USD", 700, {{"context", "coins"}})},
                       {"public_series", std::move(public_series)}};
    const auto value = parsed(history_assess(args, ""));
    return value ? std::string("accepted") : value.error().where;
  };
  EXPECT_EQ(where(series("USD", 1000)), "accepted");
  EXPECT_EQ(where(series("EUR", 1000)), "public_series");
  EXPECT_EQ(where(series("USD", 1000, {{"context", "coins"}})), "public_series");
  EXPECT_EQ(where(series("USD", 1000, {{"ship_to", "DE"}})), "public_series");
  EXPECT_EQ(where(1), "public_series");
}

}  // namespace
}  // namespace companion::api
