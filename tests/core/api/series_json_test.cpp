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

}  // namespace
}  // namespace companion::api
