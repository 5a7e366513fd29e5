#include "api/observation_methods.h"

#include <gtest/gtest.h>

#include "api/parsed_value.h"
namespace companion::api {
namespace {

using nlohmann::json;
using test::parsed;

constexpr const char* kNow = "2026-11-23T03:25:00Z";

json facts() {
  return {{"page", "product"},
          {"state", "available"},
          {"missing", json::array()},
          {"warnings", json::array()},
          {"product", {{"id", "3256806123456789"}, {"canonical_id", "1005006123456789"}}},
          {"offer",
           {{"currency", "USD"},
            {"price_minor", {{"min", 1499}, {"max", 1999}}},
            {"list_price_minor", {{"min", 2500}, {"max", 3998}}},
            {"selected",
             {{"sku_id", "12000031234567891"}, {"price_minor", 1999}, {"list_price_minor", 3998}}},
            {"ship_to", "DE"},
            {"context", "public"}}},
          {"skus",
           {{{"id", "12000031234567890"}, {"price_minor", 1499}, {"list_price_minor", 2998}},
            {{"id", "12000031234567891"}, {"price_minor", 1999}, {"list_price_minor", 3998}}}}};
}

Result<json> from(const json& page_facts) {
  return parsed(observations_from_facts({{"now", kNow}, {"facts", page_facts}}, ""));
}

TEST(ObservationsFromFacts, TheLowestPriceAndTheSelectedSku) {
  const auto value = from(facts());
  ASSERT_TRUE(value) << value.error().message;
  EXPECT_FALSE(value->contains("withheld"));
  const json expected = {{{"product_id", "1005006123456789"},
                          {"currency", "USD"},
                          {"ship_to", "DE"},
                          {"context", "public"},
                          {"observed_at", "2026-11-23T03:00:00Z"},
                          {"price_minor", 1499},
                          {"list_price_minor", 2998}},
                         {{"product_id", "1005006123456789"},
                          {"sku_id", "12000031234567891"},
                          {"currency", "USD"},
                          {"ship_to", "DE"},
                          {"context", "public"},
                          {"observed_at", "2026-11-23T03:00:00Z"},
                          {"price_minor", 1999},
                          {"list_price_minor", 3998}}};
  EXPECT_EQ(value->at("observations"), expected);
}

TEST(ObservationsFromFacts, TheCategoryGoesAlongWhereItCanBeOne) {
  json page_facts = facts();
  page_facts["product"]["category_id"] = "200001809";
  const auto value = from(page_facts);
  ASSERT_TRUE(value);
  for (const json& each : value->at("observations")) EXPECT_EQ(each.at("category_id"), "200001809");
  page_facts["product"]["category_id"] = "0";
  const auto without = from(page_facts);
  ASSERT_TRUE(without);
  EXPECT_FALSE(without->at("observations")[0].contains("category_id")) << "the price counts all the same";
}

TEST(ObservationsFromFacts, OnlyCouponsForEverybodyGoAlongAndTheOthersAreNamed) {
  json page_facts = facts();
  page_facts["store"] = {{"id", "1102345"}};
  const char* ends = "2026-11-30T07:59:59Z";
  page_facts["coupons"] = {
      {{"kind", "store"}, {"amount_minor", 100}, {"min_spend_minor", 1700}, {"code", "HELLO7"}, {"ends", ends}, {"audience", "everyone"}},
      {{"kind", "platform"}, {"amount_minor", 300}, {"audience", "personal"}},
      {{"kind", "store"}, {"amount_minor", 500}},
      {{"kind", "across_store"}, {"percent", 10}, {"audience", "everyone"}},
      {{"kind", "store"}, {"amount_minor", 50}, {"ends", "2026-11-20T00:00:00Z"}, {"audience", "everyone"}}};
  const auto value = from(page_facts);
  ASSERT_TRUE(value);
  const json expected = {{{"product_id", "1005006123456789"},
                          {"kind", "store"},
                          {"store_id", "1102345"},
                          {"currency", "USD"},
                          {"amount_minor", 100},
                          {"min_spend_minor", 1700},
                          {"code", "HELLO7"},
                          {"ends", "2026-11-30T07:00:00Z"},
                          {"observed_at", "2026-11-23T03:00:00Z"}},
                         {{"product_id", "1005006123456789"},
                          {"kind", "across_store"},
                          {"currency", "USD"},
                          {"percent", 10},
                          {"observed_at", "2026-11-23T03:00:00Z"}}};
  EXPECT_EQ(value->at("coupons"), expected);
  const json withheld = {{{"index", 1}, {"code", "personal"}},
                         {{"index", 2}, {"code", "audience_not_told"}},
                         {{"index", 4}, {"code", "implausible"}}};
  EXPECT_EQ(value->at("coupons_withheld"), withheld);
}

TEST(ObservationsFromFacts, WhereNoPriceIsCertainNoCouponGoesEither) {
  json page_facts = facts();
  page_facts["coupons"] = {{{"kind", "across_store"}, {"percent", 10}, {"audience", "everyone"}}};
  page_facts["warnings"] = {{{"code", "id_disagreement"}}};
  const auto value = from(page_facts);
  ASSERT_TRUE(value);
  EXPECT_FALSE(value->contains("coupons"));
}

TEST(ObservationsFromFacts, WhatThePageDoesNotSayStaysAbsent) {
  json page_facts = facts();
  page_facts["offer"].erase("ship_to");
  page_facts["offer"].erase("selected");
  page_facts["offer"].erase("list_price_minor");
  page_facts.erase("skus");
  page_facts["product"].erase("canonical_id");
  page_facts["warnings"] = {{{"code", "truncated_input"}, {"field", ""}},
                            {{"code", "layout_changed"}, {"field", "offer.stock"}}};
  const auto value = from(page_facts);
  ASSERT_TRUE(value);
  ASSERT_EQ(value->at("observations").size(), 1u);
  const json& observation = value->at("observations")[0];
  EXPECT_EQ(observation["product_id"], "3256806123456789");
  EXPECT_FALSE(observation.contains("ship_to"));
  EXPECT_FALSE(observation.contains("list_price_minor"));
}

/// Pieces of the two SKUs (the second one is selected) and of the offer, and what they tell of the
/// product and of the selected SKU. Null: not told.
struct StockRow {
  json first, selected, offer;
  json product_state, selected_state;
};

TEST(ObservationsFromFacts, TheStockStateIsToldWhereThePageDoes) {
  const StockRow rows[] = {
      {nullptr, nullptr, nullptr, nullptr, nullptr},
      {3, 7, nullptr, true, true},
      {3, 0, nullptr, true, false},
      {0, 7, 7, true, true},
      {0, 0, nullptr, false, false},
      {0, 0, 5, false, false},
      {0, nullptr, nullptr, nullptr, nullptr},
      {0, nullptr, 5, true, nullptr},
      {0, nullptr, 0, false, false},
      {nullptr, 0, nullptr, nullptr, false},
      {nullptr, nullptr, 9, true, nullptr},
      {nullptr, nullptr, 0, false, false},
      {-1, -1, -1, nullptr, nullptr},
  };
  for (const StockRow& row : rows) {
    json page_facts = facts();
    page_facts["skus"][0]["stock"] = row.first;
    page_facts["skus"][1]["stock"] = row.selected;
    page_facts["offer"]["stock"] = row.offer;
    const auto value = from(page_facts);
    ASSERT_TRUE(value);
    const json& observations = value->at("observations");
    const std::string told = json({row.first, row.selected, row.offer}).dump();
    EXPECT_EQ(observations[0].value("in_stock", json()), row.product_state) << told;
    EXPECT_EQ(observations[1].value("in_stock", json()), row.selected_state) << told;
  }
}

TEST(ObservationsFromFacts, ASelectedSkuWithoutARowIsSoldOutWithTheProductOnly) {
  json page_facts = facts();
  page_facts.erase("skus");
  for (const int pieces : {0, 5}) {
    page_facts["offer"]["stock"] = pieces;
    const auto value = from(page_facts);
    ASSERT_TRUE(value);
    EXPECT_EQ(value->at("observations")[0]["in_stock"], pieces > 0);
    EXPECT_EQ(value->at("observations")[1].value("in_stock", json()), pieces > 0 ? json() : json(false));
  }
}

TEST(ObservationsFromFacts, ASpecialPriceKeepsItsContext) {
  json page_facts = facts();
  page_facts["offer"]["context"] = "new_user";
  const auto value = from(page_facts);
  ASSERT_TRUE(value);
  ASSERT_EQ(value->at("observations").size(), 2u);
  EXPECT_EQ(value->at("observations")[0]["context"], "new_user");
  EXPECT_EQ(value->at("observations")[1]["context"], "new_user");
}

struct Row {
  const char* pointer;
  json value;
  const char* code;
};

TEST(ObservationsFromFacts, InDoubtNothingIsObserved) {
  const Row rows[] = {
      {"/page", "search", "not_a_product"},
      {"/state", "unavailable", "not_available"},
      {"/state", "not_loaded", "not_available"},
      {"/state", "blocked", "not_available"},
      {"/state", nullptr, "not_available"},
      {"/warnings/0",
       {{"code", "price_disagreement"}, {"field", "offer.price_minor"}},
       "sources_disagree"},
      {"/warnings/0",
       {{"code", "currency_ambiguous"}, {"field", "offer.currency"}},
       "sources_disagree"},
      {"/warnings/0", {{"code", "id_disagreement"}, {"field", "product.id"}}, "sources_disagree"},
      {"/offer", nullptr, "incomplete"},
      {"/product", nullptr, "incomplete"},
      {"/offer/currency", nullptr, "incomplete"},
      {"/offer/price_minor", nullptr, "incomplete"},
      {"/product/canonical_id", "12", "implausible"},
      {"/offer/price_minor/min", 0, "implausible"},
      {"/offer/selected/price_minor", -1, "implausible"},
      {"/offer/currency", "ZZZ", "implausible"},
  };
  for (const Row& row : rows) {
    json page_facts = facts();
    page_facts[json::json_pointer(row.pointer)] = row.value;
    const auto value = from(page_facts);
    ASSERT_TRUE(value) << row.pointer;
    EXPECT_TRUE(value->at("observations").empty()) << row.pointer;
    EXPECT_EQ(value->at("withheld")["code"], row.code) << row.pointer;
    EXPECT_FALSE(value->at("withheld")["message"].get<std::string>().empty());
  }
}

TEST(ObservationsFromFacts, WrongTypesAreErrors) {
  const std::pair<const char*, json> rows[] = {
      {"/product/id", 1005006123456789},  {"/offer/price_minor", 1499},
      {"/offer/price_minor/min", 14.99},  {"/offer/context", "vip"},
      {"/offer/selected", json::array()},
  };
  for (const auto& [pointer, value] : rows) {
    json page_facts = facts();
    page_facts[json::json_pointer(pointer)] = value;
    const auto result = from(page_facts);
    ASSERT_FALSE(result) << pointer;
    EXPECT_EQ(result.error().code, ErrorCode::kInvalidInput);
  }
  EXPECT_FALSE(from(json::array()));
  EXPECT_FALSE(parsed(observations_from_facts({{"facts", facts()}}, "")));
  EXPECT_FALSE(parsed(observations_from_facts({{"now", kNow}}, "")));
}

TEST(ObservationsCheck, SortsTheGoodFromTheBad) {
  const json good = from(facts())->at("observations")[0];
  json future = good;
  future["observed_at"] = "2026-11-24T03:00:00Z";
  json broken = good;
  broken["price_minor"] = "free";
  const auto value =
      parsed(observations_check({{"now", kNow}, {"observations", {future, good, broken, nullptr}}}, ""));
  ASSERT_TRUE(value);
  EXPECT_EQ(value->at("accepted"), json::array({good}));
  ASSERT_EQ(value->at("refused").size(), 3u);
  EXPECT_EQ(value->at("refused")[0]["index"], 0);
  EXPECT_EQ(value->at("refused")[0]["code"], "invalid_input");
  EXPECT_EQ(value->at("refused")[0]["where"], "observed_at");
  EXPECT_EQ(value->at("refused")[1]["where"], "price_minor");
  EXPECT_EQ(value->at("refused")[2]["where"], "observation");
  EXPECT_FALSE(parsed(observations_check({{"now", kNow}, {"observations", 1}}, "")));
  EXPECT_FALSE(parsed(observations_check({{"observations", json::array()}}, "")));
}

}  // namespace
}  // namespace companion::api
