#include "api/look_alike_methods.h"

#include <gtest/gtest.h>

#include "parsed_value.h"

namespace companion::api {
namespace {

using nlohmann::json;

json facts() {
  return json::parse(R"({
    "product": {"id": "3256801", "canonical_id": "1005001", "title": "20pcs Titanium Twist Drill Bits HSS Straight Shank 3mm Wood",
                "image_urls": ["https://ae01.alicdn.com/kf/S1a.jpg_220x220.jpg", "https://ae01.alicdn.com/kf/S2b/Drill-Bits.jpg",
                               "https://other.example/picture.jpg", "//ae01.alicdn.com/kf/S3c.png?x=1", "https://a/kf/S4.jpg"]},
    "store": {"id": "77"},
    "offer": {"currency": "USD", "context": "public", "ship_to": "US", "price_minor": {"min": 1000, "max": 1000}}})");
}

json called(json args) {
  const auto value = test::parsed(products_look_alikes(args, {}));
  return value ? *value : json{{"error", value.error().where}};
}

TEST(LookAlikeMethods, AnswerWhatToKeepOfThePage) {
  const json value = called({{"facts", facts()}, {"seen", json::array()}});
  EXPECT_EQ(value["look_alikes"], json::array());
  EXPECT_EQ(value["product"], json::parse(R"({
    "id": "1005001", "title": "20pcs Titanium Twist Drill Bits HSS Straight Shank 3mm Wood", "pictures": ["S1a", "S2b", "S3c"],
    "store_id": "77", "currency": "USD", "context": "public", "ship_to": "US", "price_minor": {"min": 1000, "max": 1000}, "pieces": 20})"));
}

TEST(LookAlikeMethods, KnowAgainWhatTheyAnswered) {
  json kept = called({{"facts", facts()}, {"seen", json::array()}})["product"];
  EXPECT_EQ(called({{"facts", facts()}, {"seen", {kept}}})["look_alikes"], json::array()) << "the product itself";
  kept["id"] = "1005002";
  kept["pieces"] = 50;
  kept["seen_at"] = "2026-11-20T00:00:00Z";
  const json found = called({{"facts", facts()}, {"seen", {{{"id", "3"}, {"title", "Oak lamp"}}, kept}}})["look_alikes"];
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["id"], "1005002");
  EXPECT_EQ(found[0]["reasons"][0], json({{"signal", "main_picture"}, {"points", 80}}));
  EXPECT_EQ(found[0]["reasons"][2]["numbers"], json({"3mm"}));
  EXPECT_EQ(found[0]["price"], json::parse(R"({"per": "piece", "here_minor": {"min": 50, "max": 50}, "there_minor": {"min": 20, "max": 20},
                                               "relation": "cheaper_there", "percent": 60})"));
}

TEST(LookAlikeMethods, ThePriceIsOfTheVariantThatIsCheapestByThePiece) {
  json given = facts();
  given["skus"] = json::parse(R"([{"id": "a", "attributes": [{"value": "5pcs"}], "price_minor": 1000},
                                  {"id": "b", "attributes": [{"value": "50pcs"}], "price_minor": 4000}])");
  const json kept = called({{"facts", given}, {"seen", json::array()}})["product"];
  EXPECT_EQ(kept["price_minor"], json({{"min", 4000}, {"max", 4000}}));
  EXPECT_EQ(kept["pieces"], 50);
}

TEST(LookAlikeMethods, KeepNothingOfAPageWithoutAProductAndNoPriceWhereThereIsNone) {
  EXPECT_EQ(called({{"facts", json::object()}, {"seen", json::array()}}), json::parse(R"({"look_alikes": []})"));
  json given = facts();
  given.erase("offer");
  const json kept = called({{"facts", given}, {"seen", json::array()}})["product"];
  EXPECT_FALSE(kept.contains("price_minor"));
  EXPECT_FALSE(kept.contains("currency"));
}

TEST(LookAlikeMethods, BrokenArgumentsAreErrorsAndBrokenMembersAbsent) {
  EXPECT_EQ(called({{"seen", json::array()}})["error"], "facts");
  EXPECT_EQ(called({{"facts", 1}, {"seen", json::array()}})["error"], "facts");
  EXPECT_EQ(called({{"facts", facts()}})["error"], "seen");
  EXPECT_EQ(called({{"facts", facts()}, {"seen", {1}}})["error"], "seen");
  EXPECT_EQ(called({{"facts", facts()}, {"seen", std::vector<json>(1001, json::object())}})["error"], "seen");
  const json odd = json::parse(R"({"id": 7, "title": [], "pictures": [1], "price_minor": {"min": -1, "max": 0}, "pieces": 0})");
  EXPECT_EQ(called({{"facts", facts()}, {"seen", {odd}}})["look_alikes"], json::array());
}

}  // namespace
}  // namespace companion::api
