#include "api/cost_methods.h"

#include <gtest/gtest.h>

namespace companion::api {
namespace {

using nlohmann::json;

json facts() {
  return json::parse(R"({
    "offer": {"currency": "EUR", "context": "public", "ship_to": "DE", "price_minor": {"min": 1000, "max": 4000},
              "selected": {"sku_id": "a", "price_minor": 1000}, "unit": {"count": 2, "name": "lot"}},
    "skus": [{"id": "a", "attributes": [{"name": "Color", "value": "Black"}], "price_minor": 1000, "stock": 3},
             {"id": "b", "attributes": [{"name": "Quantity", "value": "10 PCS"}], "price_minor": 4000, "stock": 3},
             {"id": "c", "attributes": [{"name": "Quantity", "value": "5pcs"}], "price_minor": 2500, "stock": 3},
             {"id": "d", "attributes": [{"name": "Quantity", "value": "100pcs"}], "price_minor": 3000, "stock": 0}],
    "shipping": [{"carrier": "Post", "cost_minor": 199, "currency": "EUR"}, {"carrier": "Express", "cost_minor": 99, "currency": "USD"}],
    "coupons": [{"kind": "store", "amount_minor": 100, "min_spend_minor": 500}, {"kind": "code", "amount_minor": 900, "min_spend_minor": 9000}]})");
}

json cost(json args = json::object()) {
  args["now"] = "2026-11-23T00:00:00Z";
  if (!args.contains("facts")) args["facts"] = facts();
  const auto value = offer_cost_of_facts(args, {});
  return value ? json::parse(*value) : json{{"error", value.error().where}};
}

TEST(CostMethods, TheSelectedVariantWithShippingCouponsAndTax) {
  const json value = cost();
  EXPECT_EQ(value["price_of"], "selected");
  EXPECT_EQ(value["shipping"]["carrier"], "Post") << "the cheaper one is in another currency";
  EXPECT_EQ(value["coupons"][0]["use"], "applied");
  EXPECT_EQ(value["coupons"][1]["use"], "below_minimum");
  EXPECT_EQ(value["goods_after_coupons_minor"], 900);
  EXPECT_EQ(value["tax"]["state"], "may_be_added");
  EXPECT_EQ(value["total"]["min_minor"], 1099);
  EXPECT_EQ(value["pieces"], 2) << "of the lot, as the variant names none";
}

TEST(CostMethods, APriceWithACouponAppliedTakesNoOther) {
  json given = facts();
  given["offer"]["context"] = "coupon";
  const json value = cost({{"facts", given}});
  EXPECT_EQ(value["coupons"][0]["use"], "in_price");
  EXPECT_EQ(value["goods_after_coupons_minor"], 1000);
}

TEST(CostMethods, AnotherVariantAndQuantity) {
  const json value = cost({{"sku_id", "b"}, {"quantity", 3}});
  EXPECT_EQ(value["price_of"], "sku");
  EXPECT_EQ(value["goods_minor"], 12000);
  EXPECT_EQ(value["pieces"], 10);
}

TEST(CostMethods, TheCheapestVariantForAPiece) {
  EXPECT_EQ(cost()["cheapest_per_piece"], json({{"sku_id", "b"}, {"price_minor", 4000}, {"pieces", 10}}))
      << "d is sold out";
}

TEST(CostMethods, APageThatSelectsNothingGivesTheLowest) {
  json given = facts();
  given["offer"].erase("selected");
  EXPECT_EQ(cost({{"facts", given}})["price_of"], "lowest");
}

TEST(CostMethods, CouponsSeenElsewhereSayWhereTheyComeFrom) {
  json given = facts();
  given["store"] = {{"id", "7"}};
  const json seen = json::parse(R"([
    {"kind": "store", "amount_minor": 100, "min_spend_minor": 500, "currency": "EUR", "store_id": "7", "seen_at": "2026-11-22T00:00:00Z"},
    {"kind": "store", "amount_minor": 250, "currency": "EUR", "store_id": "7", "seen_at": "2026-11-22T00:00:00Z"},
    {"kind": "store", "amount_minor": 900, "currency": "EUR", "store_id": "8", "seen_at": "2026-11-22T00:00:00Z"},
    {"kind": "platform", "amount_minor": 900, "currency": "USD", "seen_at": "2026-11-22T00:00:00Z"},
    {"kind": "platform", "amount_minor": 900, "currency": "EUR", "seen_at": "2026-11-20T00:00:00Z"},
    {"kind": "platform", "amount_minor": 900, "currency": "EUR", "seen_at": "2026-11-20T00:00:00Z", "ends": "2026-11-22T00:00:00Z"}])");
  const json value = cost({{"facts", given}, {"coupons_seen", seen}});
  const json& coupons = value["coupons"];
  ASSERT_EQ(coupons.size(), 8U);
  EXPECT_EQ(coupons[0]["use"], "worse");
  EXPECT_FALSE(coupons[0].contains("seen"));
  EXPECT_EQ(coupons[2]["use"], "duplicate");
  EXPECT_EQ(coupons[2]["index"], 0);
  EXPECT_EQ(coupons[3]["use"], "applied");
  EXPECT_EQ(coupons[3]["saves_minor"], 250);
  EXPECT_EQ(coupons[3]["seen"], true);
  EXPECT_EQ(coupons[4]["use"], "other_store");
  EXPECT_EQ(coupons[5]["use"], "other_currency");
  EXPECT_EQ(coupons[6]["use"], "not_seen_lately");
  EXPECT_EQ(coupons[7]["use"], "ended");
  EXPECT_EQ(value["goods_after_coupons_minor"], 750);
}

TEST(CostMethods, BrokenCouponsSeenAreErrors) {
  EXPECT_EQ(cost({{"coupons_seen", 1}})["error"], "coupons_seen");
  EXPECT_EQ(cost({{"coupons_seen", {1}}})["error"], "coupons_seen");
  EXPECT_EQ(cost({{"coupons_seen", {{{"kind", "store"}, {"seen_at", "yesterday"}}}}})["error"], "coupons_seen");
  EXPECT_EQ(cost({{"coupons_seen", std::vector<json>(201)}})["error"], "coupons_seen");
}

TEST(CostMethods, BrokenArgumentsAreErrors) {
  EXPECT_EQ(cost({{"facts", json::array()}})["error"], "facts.offer");
  EXPECT_EQ(cost({{"facts", {{"offer", json::object()}}}})["error"], "facts.offer");
  EXPECT_EQ(cost({{"sku_id", "z"}})["error"], "sku_id");
  EXPECT_EQ(cost({{"quantity", 0}})["error"], "quantity");
  EXPECT_EQ(cost({{"quantity", 10001}})["error"], "quantity");
}

TEST(CostMethods, MembersOfAWrongTypeCountAsAbsent) {
  json given = facts();
  given["shipping"] = json::array({1, {{"cost_minor", -5}}, nullptr});
  given["coupons"] = json::array({7, {{"kind", "store"}, {"percent", 9000000000000000000}}});
  given["skus"] = "none";
  const json value = cost({{"facts", given}});
  EXPECT_FALSE(value.contains("shipping"));
  EXPECT_FALSE(value.contains("total"));
  EXPECT_EQ(value["coupons"][0]["use"], "unknown_value");
  EXPECT_EQ(value["goods_after_coupons_minor"], 1000);
}

}  // namespace
}  // namespace companion::api
