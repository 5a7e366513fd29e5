#include "handlers/get_deals.h"

#include "companion/history.h"
#include "handlers/handler_test.h"
#include "handlers/query.h"

namespace companion::server {
namespace {

constexpr int64_t kCategory = 33902;

class GetDealsTest : public HandlerTest {
 protected:
  Response get(const std::string& query = {}) {
    return get_deals({.method = "GET", .path = "/v1/deals", .query = query}, store_.prices(),
                     [this] { return now_ms_; }, {.keys = 3, .networks = 2});
  }

  nlohmann::json deals(const std::string& query = {}) {
    const Response response = get(query);
    EXPECT_EQ(response.status, 200) << response.body;
    return nlohmann::json::parse(response.body).at("value").at("deals");
  }

  /// A product whose price fell by a quarter yesterday.
  void save_deal(const std::string& id, const std::string& ship_to, const std::string& currency,
                 std::optional<int64_t> category_id) {
    PriceHistory history;
    const int64_t today = kNowMs / kDayMs;
    for (int64_t day = today - 60; day < today - 1; ++day) history.add({day * kDayMs, 2000, {}});
    history.add({(today - 1) * kDayMs, 1500, {}});
    StoredProduct product{.product_id = id, .closed_day = today, .replay = 0, .series = {}};
    StoredSeries& series = product.series_of(
        {.product_id = id, .sku_id = {}, .currency = currency, .ship_to = ship_to});
    series.closed = history.encode();
    series.category_id = category_id;
    const auto session = store_.consensus().begin(StateSet::kCurrent);
    session->save(product_key(id), product);
    session->commit({});
  }
};

TEST_F(GetDealsTest, NamesEachDealsCategory) {
  save_deal("1005001", "DE", "EUR", kCategory);
  save_deal("1005002", "DE", "EUR", {});
  const nlohmann::json all = deals();
  ASSERT_EQ(all.size(), 2U);
  std::map<std::string, nlohmann::json> by_product;
  for (const nlohmann::json& deal : all) by_product[deal.at("product_id")] = deal;
  EXPECT_EQ(by_product["1005001"].at("category_id"), "33902");
  EXPECT_FALSE(by_product["1005002"].contains("category_id"));
}

TEST_F(GetDealsTest, OfOneCategoryCountryOrCurrency) {
  save_deal("1005001", "DE", "EUR", kCategory);
  save_deal("1005002", "FR", "EUR", kCategory);
  save_deal("1005003", "DE", "EUR", kCategory + 1);
  save_deal("1005004", "DE", "USD", kCategory);
  EXPECT_EQ(deals().size(), 4U);
  EXPECT_EQ(deals("category=33902").size(), 3U);
  EXPECT_EQ(deals("country=DE").size(), 3U);
  EXPECT_EQ(deals("currency=USD").size(), 1U);
  const nlohmann::json one = deals("category=33902&country=DE&currency=EUR");
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].at("product_id"), "1005001");
  EXPECT_TRUE(deals("category=7").empty());
}

TEST_F(GetDealsTest, ACategoryHasItsOwnTwentyOfAPlace) {
  for (int i = 0; i < 25; ++i) {
    save_deal(std::to_string(1'005'100 + i), "DE", "EUR", i < 22 ? kCategory : kCategory + 1);
  }
  EXPECT_EQ(deals().size(), 20U);
  EXPECT_EQ(deals("category=33903").size(), 3U);
}

TEST_F(GetDealsTest, WhatCannotBeAskedForIsNamed) {
  for (const auto& [query, where] : std::map<std::string, std::string>{{"category=", "category"},
                                                                       {"category=0", "category"},
                                                                       {"category=1'", "category"},
                                                                       {"country=de", "country"},
                                                                       {"currency=DOGE", "currency"}}) {
    const Response response = get(query);
    EXPECT_EQ(response.status, 400) << query;
    EXPECT_EQ(nlohmann::json::parse(response.body).at("error").at("where"), where);
  }
}

TEST(Query, ReadsTheFirstValueOfAName) {
  EXPECT_EQ(query_value("category=33902&country=DE", "country"), "DE");
  EXPECT_EQ(query_value("country=DE&country=FR", "country"), "DE");
  EXPECT_EQ(query_value("country=", "country"), "");
  EXPECT_EQ(query_value("mycountry=DE&countr=FR", "country"), std::nullopt);
  EXPECT_EQ(query_value("&&&", "country"), std::nullopt);
  EXPECT_EQ(query_value("", "country"), std::nullopt);
}

}  // namespace
}  // namespace companion::server
