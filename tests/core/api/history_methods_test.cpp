#include "api/history_methods.h"

#include <gtest/gtest.h>

#include "api/parsed_value.h"
#include "api/series_samples.h"
#include "base/iso_time.h"

namespace companion::api {
namespace {

using nlohmann::json;
using test::parsed;
using test::iso_day;
using test::kJanuary2026Ms;
using test::series;

/// 60 days at 1000, then 5 days at 750.
std::string sale_csv() {
  std::string text = "time,price_minor\n";
  for (int64_t n = 0; n < 65; ++n) {
    text += iso_day(n) + (n < 60 ? ",1000\n" : ",750\n");
  }
  return text;
}

json answer(json series_list) {
  return {{"ok", true},
          {"value",
           {{"prefix", "ab12"},
            {"products",
             {{{"key", std::string(64, 'a')},
               {"product_id", "1005006123456789"},
               {"series", std::move(series_list)}}}}}}};
}

TEST(HistoryRead, ATableGivesTheWholeValue) {
  const auto value = parsed(history_read({{"currency", "EUR"}}, sale_csv()));
  ASSERT_TRUE(value) << value.error().message;
  const json& stats = value->at("stats");
  EXPECT_EQ(stats["current_minor"], 750);
  EXPECT_EQ(stats["lowest"], (json{{"price_minor", 750}, {"time", iso_day(60)}}));
  EXPECT_EQ(stats["highest"], (json{{"price_minor", 1000}, {"time", iso_day(0)}}));
  EXPECT_EQ(stats["mean_minor"]["d30"], 967);  // 26 days at 1000, 4 at 750: 966.67
  EXPECT_EQ(stats["known_days"]["d365"], 64);
  EXPECT_EQ(stats["typical_minor"], 1000);
  EXPECT_EQ(stats["first_seen"], iso_day(0));
  EXPECT_EQ(stats["last_seen"], iso_day(64));
  EXPECT_EQ(stats["changes"], 1);
  EXPECT_EQ(stats["drops"], 1);
  EXPECT_EQ(value->at("verdict")["legal_discount_percent"], 25);
  EXPECT_EQ(value->at("verdict")["label"], "great");
  EXPECT_EQ(value->at("forecast")["horizon_days"], 7);
  EXPECT_EQ(value->at("forecast")["method"], "own_history_and_last_price");
  EXPECT_EQ(value->at("series")["currency"], "EUR");
  EXPECT_EQ(value->at("series")["runs"].size(), 2u);
  EXPECT_TRUE(value->at("warnings").empty());
}

TEST(HistoryRead, NowMayLieBeforeTheEnd) {
  const auto value = parsed(history_read({{"now", iso_day(50)}}, sale_csv()));
  ASSERT_TRUE(value);
  EXPECT_EQ(value->at("stats")["current_minor"], 1000);
  EXPECT_EQ(value->at("stats")["last_seen"], iso_day(50));
  EXPECT_EQ(value->at("warnings")[0]["code"], "after_now");
  EXPECT_FALSE(value->at("series").contains("currency"));
}

TEST(HistoryRead, TheForecastAnswersForTheDropAskedFor) {
  const auto forecast = [](json args) {
    args["now"] = iso_day(59);
    return parsed(history_read(args, sale_csv()))->at("forecast");
  };
  EXPECT_EQ(forecast(json::object())["chosen_drop"]["percent"], 15);
  const json asked = forecast({{"drop_percent", 5}});
  EXPECT_EQ(asked["chosen_drop"], (json{{"percent", 5}, {"probability", 0.013}}));
  EXPECT_EQ(asked["drop_probability"], 0.004);
}

TEST(HistoryRead, SalesFromTheFirstSightingToTheHorizon) {
  // The history begins on 2026-01-01; now is 2026-03-06, and seven days on the 13th.
  const json events = parsed(history_read(json::object(), sale_csv()))->at("sale_events");
  ASSERT_EQ(events.size(), 4u);
  EXPECT_EQ(events[0], (json{{"id", "choice_day"},
                             {"name", "Choice Day"},
                             {"from", "2026-01-01T08:00:00Z"},
                             {"to", "2026-01-08T08:00:00Z"},
                             {"usual_days", true}}));
  EXPECT_EQ(events[1]["id"], "winter_sale");
  EXPECT_EQ(events[3]["from"], "2026-03-01T08:00:00Z");
  const json longer = parsed(history_read({{"horizon_days", 30}}, sale_csv()))->at("sale_events");
  EXPECT_EQ(longer.back()["id"], "choice_day");
  EXPECT_EQ(longer[4]["id"], "anniversary");
  const json french = parsed(history_read({{"ship_to", "FR"}}, sale_csv()))->at("sale_events");
  EXPECT_EQ(french[1]["id"], "soldes_winter");
}

TEST(HistoryRead, ThinHistoryGivesNoNumbers) {
  const auto value = parsed(history_read(json::object(), "time,price_minor\n2026-01-01,500\n"));
  ASSERT_TRUE(value);
  EXPECT_EQ(value->at("stats")["typical_minor"], 500);
  EXPECT_EQ(value->at("verdict")["label"], "not_enough_history");
  EXPECT_FALSE(value->at("verdict").contains("deal_score"));
  EXPECT_EQ(value->at("forecast"), (json{{"horizon_days", 7},
                                         {"enough_data", false},
                                         {"method", "own_history_and_last_price"},
                                         {"days", json::array()}}));
}

TEST(HistoryRead, AServerAnswerInAndOutOfItsEnvelope) {
  const json envelope = answer(json::array({series("USD", 1000)}));
  for (const std::string& payload : {envelope.dump(), envelope["value"].dump(2)}) {
    const auto value = parsed(history_read(json::object(), payload));
    ASSERT_TRUE(value) << value.error().message;
    EXPECT_EQ(value->at("series")["product_id"], "1005006123456789");
    EXPECT_EQ(value->at("stats")["current_minor"], 1000);
  }
}

TEST(HistoryRead, AmbiguityIsAnErrorThatNamesTheChoices) {
  const std::string payload = answer({series("USD", 1000), series("EUR", 900)}).dump();
  const auto ambiguous = parsed(history_read(json::object(), payload));
  ASSERT_FALSE(ambiguous);
  EXPECT_EQ(ambiguous.error().code, ErrorCode::kInvalidInput);
  EXPECT_NE(ambiguous.error().message.find("\"EUR\""), std::string::npos);
  EXPECT_NE(ambiguous.error().message.find("\"USD\""), std::string::npos);
  const auto chosen = parsed(history_read({{"currency", "EUR"}}, payload));
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->at("stats")["current_minor"], 900);
  EXPECT_FALSE(parsed(history_read({{"currency", "GBP"}}, payload)));
}

TEST(HistoryRead, TheProductsOwnPublicSeriesIsPreferred) {
  const std::string payload =
      answer({series("USD", 700, {{"context", "coins"}}), series("USD", 1000),
              series("USD", 1200, {{"sku_id", "12000031234567890"}})})
          .dump();
  EXPECT_EQ(parsed(history_read(json::object(), payload))->at("stats")["current_minor"], 1000);
  EXPECT_EQ(parsed(history_read({{"context", "coins"}}, payload))->at("stats")["current_minor"], 700);
  EXPECT_EQ(parsed(history_read({{"sku_id", "12000031234567890"}}, payload))->at("stats")["current_minor"],
            1200);
}

TEST(HistoryRead, BadInputIsNamed) {
  const auto where = [](const json& args, const std::string& payload) {
    const auto value = parsed(history_read(args, payload));
    if (value) return std::string("accepted");
    EXPECT_EQ(value.error().code, ErrorCode::kInvalidInput);
    return value.error().where;
  };
  EXPECT_EQ(where({{"horizon_days", 0}}, sale_csv()), "horizon_days");
  EXPECT_EQ(where({{"horizon_days", 31}}, sale_csv()), "horizon_days");
  EXPECT_EQ(where({{"horizon_days", "7"}}, sale_csv()), "horizon_days");
  EXPECT_EQ(where({{"drop_percent", 0}}, sale_csv()), "drop_percent");
  EXPECT_EQ(where({{"drop_percent", 100}}, sale_csv()), "drop_percent");
  EXPECT_EQ(where({{"now", "soon"}}, sale_csv()), "now");
  EXPECT_EQ(where({{"currency", "DOLLAR"}}, sale_csv()), "currency");
  EXPECT_EQ(where({{"context", "vip"}}, sale_csv()), "context");
  for (const char* payload :
       {"", "{", "[]", "{}", "[1]", R"({"ok":false,"error":{}})", R"({"products":[]})",
        R"({"products":[1]})", R"({"products":[{"series":[{}]}]})",
        R"({"value":{"products":{}}})"}) {
    EXPECT_EQ(where(json::object(), payload).substr(0, 7), "payload") << payload;
  }
}

TEST(HistoryRead, AVeryLongSeriesIsShortenedInTheAnswerOnly) {
  std::string text = "time,price_minor\n";
  for (int64_t hour = 0; hour < 30'000; ++hour) {
    text += format_iso_time(kJanuary2026Ms + hour * kHourMs) + "," +
            std::to_string(1000 + hour % 2) + "\n";
  }
  const auto value = parsed(history_read(json::object(), text));
  ASSERT_TRUE(value);
  EXPECT_EQ(value->at("stats")["changes"], 29'999);
  EXPECT_EQ(value->at("series")["runs"].size(), 20'000u);
  EXPECT_EQ(value->at("series")["runs"].back()["to"], value->at("stats")["last_seen"]);
  EXPECT_EQ(value->at("warnings")[0]["code"], "series_shortened");
}

TEST(HistoryAssess, TheOfferIsASightingAtNow) {
  const json args = {{"now", iso_day(61)},
                     {"series", series("USD", 1000)},
                     {"offer", {{"price_minor", 750}, {"list_price_minor", 1500}}}};
  const auto value = parsed(history_assess(args, ""));
  ASSERT_TRUE(value) << value.error().message;
  EXPECT_EQ(value->at("stats")["current_minor"], 750);
  EXPECT_EQ(value->at("verdict")["claimed_discount_percent"], 50);
  EXPECT_EQ(value->at("verdict")["legal_discount_percent"], 25);
  EXPECT_EQ(value->at("series")["runs"].size(), 2u);
}

TEST(HistoryAssess, AnEmptySeriesIsAnAnswerToo) {
  const json empty = {{"currency", "USD"}, {"context", "public"}, {"runs", json::array()}};
  const auto value = parsed(history_assess({{"now", iso_day(0)}, {"series", empty}}, ""));
  ASSERT_TRUE(value);
  EXPECT_EQ(value->at("stats"), json::object());
  EXPECT_FALSE(value->at("verdict")["enough_data"].get<bool>());
}

TEST(HistoryAssess, BadArgumentsAreNamed) {
  const json good = {{"now", iso_day(61)}, {"series", series("USD", 1000)}};
  const auto where = [&](const char* key, json spoiled) {
    json args = good;
    args[key] = std::move(spoiled);
    const auto value = parsed(history_assess(args, ""));
    return value ? std::string("accepted") : value.error().where;
  };
  EXPECT_EQ(where("now", nullptr), "now");
  EXPECT_EQ(where("series", nullptr), "series");
  EXPECT_EQ(where("series", 1), "series");
  EXPECT_EQ(where("offer", 1), "offer");
  EXPECT_EQ(where("offer", {{"price_minor", 0}}), "offer.price_minor");
  EXPECT_EQ(where("offer", {{"price_minor", 9.99}}), "offer.price_minor");
  EXPECT_EQ(where("offer", {{"price_minor", 5}, {"list_price_minor", 4}}), "accepted");
}

TEST(HistoryMerge, JoinsSightingsAndOtherSeries) {
  json own = series("USD", 1000);
  own["product_id"] = "1005006123456789";
  const json args = {{"series", own},
                     {"sightings", {{{"time", iso_day(70)}, {"price_minor", 900}}}},
                     {"others", json::array({series("USD", 1000)})}};
  const auto merged = parsed(history_merge(args, ""));
  ASSERT_TRUE(merged) << merged.error().message;
  EXPECT_EQ(merged->at("product_id"), "1005006123456789");
  EXPECT_EQ(merged->at("runs").size(), 2u);
  const auto again = parsed(history_merge({{"series", *merged}, {"others", json::array({*merged})}}, ""));
  EXPECT_EQ(*again, *merged);
}

TEST(HistoryMerge, NeverMixesSeries) {
  for (const json& other :
       {series("EUR", 1000), series("USD", 1000, {{"context", "coins"}}),
        series("USD", 1000, {{"ship_to", "DE"}}), series("USD", 1000, {{"sku_id", "12345"}})}) {
    const auto merged =
        parsed(history_merge({{"series", series("USD", 900)}, {"others", json::array({other})}}, ""));
    ASSERT_FALSE(merged);
    EXPECT_EQ(merged.error().where, "others");
  }
}

TEST(HistoryMerge, BadArgumentsAreNamed) {
  const auto where = [](const json& args) {
    const auto merged = parsed(history_merge(args, ""));
    return merged ? std::string("accepted") : merged.error().where;
  };
  EXPECT_EQ(where(json::object()), "series");
  EXPECT_EQ(where({{"series", series("USD", 5)}, {"sightings", 1}}), "sightings");
  EXPECT_EQ(where({{"series", series("USD", 5)}, {"sightings", {1}}}), "sightings[0]");
  EXPECT_EQ(where({{"series", series("USD", 5)},
                   {"sightings", {{{"time", iso_day(1)}, {"price_minor", 0}}}}}),
            "sightings[0]");
  EXPECT_EQ(where({{"others", 1}}), "others");
  EXPECT_EQ(where({{"others", {1}}}), "others[0]");
}

}  // namespace
}  // namespace companion::api
