#include "api/series_json.h"

#include <gtest/gtest.h>

namespace companion::api {
namespace {

using nlohmann::json;

json run(const char* from, const char* to, json price_minor) {
  return {{"from", from}, {"to", to}, {"price_minor", std::move(price_minor)}};
}

json example() {
  json reduced = run("2026-11-11T00:00:00Z", "2026-11-12T00:00:00Z", 1499);
  reduced["list_price_minor"] = 1999;
  reduced["in_stock"] = false;
  return {{"product_id", "1005006123456789"},
          {"currency", "USD"},
          {"context", "public"},
          {"runs", {run("2026-11-01T00:00:00Z", "2026-11-09T12:00:00Z", 1999), reduced}}};
}

TEST(SeriesJson, ReadsBackAsWritten) {
  const auto series = series_from_json(example());
  ASSERT_TRUE(series) << series.error().message;
  EXPECT_EQ(series->history.runs().size(), 2u);
  EXPECT_EQ(series_to_json(series->key, series->history), example());
}

TEST(SeriesJson, ProductAndCurrencyMayBeUnknown) {
  json anonymous = example();
  anonymous.erase("product_id");
  anonymous.erase("currency");
  const auto series = series_from_json(anonymous);
  ASSERT_TRUE(series);
  EXPECT_EQ(series_to_json(series->key, series->history), anonymous);
}

TEST(SeriesJson, DisorderAndDuplicatesBecomeCanonical) {
  json disordered = example();
  std::swap(disordered["runs"][0], disordered["runs"][1]);
  disordered["runs"].push_back(disordered["runs"][0]);
  const auto series = series_from_json(disordered);
  ASSERT_TRUE(series);
  EXPECT_EQ(series_to_json(series->key, series->history), example());
}

TEST(SeriesJson, FaultsAreNamedByPath) {
  const auto where = [](const json& spoiled) {
    const auto series = series_from_json(spoiled, "others[1]");
    return series ? std::string("accepted") : series.error().where;
  };
  json spoiled = example();
  spoiled["runs"][1]["price_minor"] = 14.99;
  EXPECT_EQ(where(spoiled), "others[1].runs[1].price_minor");
  spoiled = example();
  spoiled["runs"][0]["price_minor"] = 0;
  EXPECT_EQ(where(spoiled), "others[1].runs[0]");
  spoiled = example();
  spoiled["runs"][0]["to"] = "2026-10-01T00:00:00Z";
  EXPECT_EQ(where(spoiled), "others[1].runs[0].to");
  spoiled = example();
  spoiled["runs"][1]["in_stock"] = 1;
  EXPECT_EQ(where(spoiled), "others[1].runs[1].in_stock");
  spoiled = example();
  spoiled["runs"] = json::object();
  EXPECT_EQ(where(spoiled), "others[1].runs");
  spoiled = example();
  spoiled.erase("context");
  EXPECT_EQ(where(spoiled), "others[1].context");
  EXPECT_EQ(where(json::array()), "others[1]");
}

// Version 2; 1999 in stock at 2026-01-01 00:00 and 10:00, sold out at 12:00; 1499 of list price
// 1999 in stock at 20:00; 1999 without list price at 22:00: the codec's own example.
constexpr const char* kEncoded = "AgTgxwiXAp4fAgoIGOcHnh8CBQ==";

json compact(json encoded) {
  return {{"product_id", "1005006123456789"}, {"currency", "USD"}, {"context", "public"}, {"encoded", encoded}};
}

TEST(SeriesJson, ReadsTheCompactForm) {
  const auto series = series_from_json(compact(kEncoded));
  ASSERT_TRUE(series) << series.error().where << ": " << series.error().message;
  const json written = series_to_json(series->key, series->history);
  ASSERT_EQ(written["runs"].size(), 4u);
  EXPECT_EQ(written["runs"][0]["from"], "2026-01-01T00:00:00Z");
  EXPECT_EQ(written["runs"][0]["to"], "2026-01-01T10:00:00Z");
  EXPECT_EQ(written["runs"][1]["in_stock"], false);
  EXPECT_EQ(written["runs"][2]["list_price_minor"], 1999);
  EXPECT_EQ(written["runs"][3]["from"], "2026-01-01T22:00:00Z");
}

TEST(SeriesJson, RunsBesideTheCompactFormAreJoinedToIt) {
  json both = example();
  both["encoded"] = kEncoded;
  const auto listed = series_from_json(example());
  const auto encoded = series_from_json(compact(kEncoded));
  const auto series = series_from_json(both);
  ASSERT_TRUE(listed && encoded && series);
  EXPECT_EQ(series->history.runs().size(), 6u);
  PriceHistory joined = listed->history;
  joined.merge(encoded->history);
  EXPECT_EQ(series->history, joined);
  both["runs"] = json::array();
  EXPECT_EQ(series_from_json(both)->history, encoded->history);
}

TEST(SeriesJson, ABrokenCompactFormIsNamed) {
  const auto fault = [](const json& encoded) {
    const auto series = series_from_json(compact(encoded), "others[1]");
    return series ? std::string("accepted") : series.error().where + ": " + series.error().message;
  };
  EXPECT_EQ(fault(5), "others[1].encoded: is not a text");
  EXPECT_EQ(fault("AgTgxwiXAp4fAgoIGOcHnh8CBQ"), "others[1].encoded: is not base64");
  EXPECT_EQ(fault("AgTgxwiXAp4fAgoIGOcHnh8C"), "others[1].encoded: truncated or out of range");
  EXPECT_EQ(fault(""), "others[1].encoded: unknown format version");
  EXPECT_EQ(fault(nullptr), "others[1].runs: is not an array");
}

TEST(SeriesJson, ABrokenListBesideAGoodCompactFormIsNoSeries) {
  json both = compact(kEncoded);
  both["runs"] = 7;
  const auto series = series_from_json(both);
  ASSERT_FALSE(series);
  EXPECT_EQ(series.error().code, ErrorCode::kInvalidInput);
  EXPECT_EQ(series.error().where, "series.runs");
}

}  // namespace
}  // namespace companion::api
