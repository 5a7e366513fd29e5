#include "api/look_alike_methods.h"

#include <gtest/gtest.h>

#include "api/parsed_value.h"

namespace companion::api {
namespace {

using nlohmann::json;

json product() {
  return json::parse(R"({
    "id": "1005001", "title": "20pcs Titanium Twist Drill Bits HSS Straight Shank 3mm Wood", "pictures": ["S1a", "S2b", "S3c"],
    "store_id": "77", "currency": "USD", "context": "public", "ship_to": "US", "price_minor": {"min": 1000, "max": 1000}})");
}

json called(json args) {
  const auto value = test::parsed(products_look_alikes(args, {}));
  return value ? *value : json{{"error", value.error().where}};
}

TEST(LookAlikeMethods, NameTheProductItsSignalsAndItsPrice) {
  json other = product();
  other["id"] = "1005002";
  other["pieces"] = 50;
  other["seen_at"] = "2026-11-20T00:00:00Z";
  const json found = called({{"product", product()}, {"seen", {product(), {{"id", "3"}, {"title", "Oak lamp"}}, other}}})["look_alikes"];
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0], json::parse(R"({"index": 2, "score": 100, "signals": {"main_picture": 80, "title": 68, "numbers": 4, "same_store": -30},
    "title_percent": 100, "numbers": ["3mm"],
    "price": {"per": "piece", "here_minor": {"min": 50, "max": 50}, "there_minor": {"min": 20, "max": 20}, "relation": "cheaper_there", "percent": 60}})"));
}

TEST(LookAlikeMethods, BrokenArgumentsAreErrorsAndBrokenMembersNotKnown) {
  EXPECT_EQ(called({{"seen", json::array()}})["error"], "product");
  EXPECT_EQ(called({{"product", 1}, {"seen", json::array()}})["error"], "product");
  EXPECT_EQ(called({{"product", product()}})["error"], "seen");
  EXPECT_EQ(called({{"product", product()}, {"seen", {1}}})["error"], "seen");
  EXPECT_EQ(called({{"product", product()}, {"seen", std::vector<json>(1001, json::object())}})["error"], "seen");
  const json odd = json::parse(R"({"id": 7, "title": [], "pictures": [1, 2, 3, 4], "price_minor": {"min": -1, "max": 0}, "pieces": 0})");
  EXPECT_EQ(called({{"product", odd}, {"seen", {odd, product()}}})["look_alikes"], json::array());
}

}  // namespace
}  // namespace companion::api
