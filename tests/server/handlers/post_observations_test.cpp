#include "handlers/post_observations.h"

#include "handlers/handler_test.h"

namespace companion::server {
namespace {

using PostObservationsTest = HandlerTest;

TEST_F(PostObservationsTest, StoresASoundBatch) {
  const Response response = post(batch({observation(), observation({{"sku_id", "12000001"}})}));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, R"({"ok":true,"value":{"accepted":2,"refused":[]}})");
  ASSERT_EQ(stored().size(), 1U);
  EXPECT_EQ(stored()[0].series.size(), 2U);
  EXPECT_EQ(metrics_.observations.with({"stored"}).value(), 2U);
}

TEST_F(PostObservationsTest, KeepsTheTimeToTheHourOnly) {
  post(batch({observation({{"observed_at", "2026-11-23T10:47:31Z"}})}));
  ASSERT_EQ(stored().size(), 1U);
  EXPECT_EQ(stored()[0].series[0].history.runs()[0].first_seen_ms, kNoonMs - 2 * kHourMs);
}

struct RefusedCase {
  nlohmann::json changes;
  const char* where;
};

const RefusedCase kRefusedCases[] = {
    {{{"product_id", nullptr}}, "product_id"},
    {{{"product_id", 1005006123456789}}, "product_id"},
    {{{"product_id", "10050' OR 1=1"}}, "product_id"},
    {{{"product_id", ""}}, "product_id"},
    {{{"sku_id", "abc"}}, "sku_id"},
    {{{"currency", "DOGE"}}, "currency"},
    {{{"currency", "usd"}}, "currency"},
    {{{"ship_to", "Germany"}}, "ship_to"},
    {{{"context", "friends"}}, "context"},
    {{{"price_minor", 0}}, "price_minor"},
    {{{"price_minor", -1999}}, "price_minor"},
    {{{"price_minor", 19.99}}, "price_minor"},
    {{{"price_minor", "1999"}}, "price_minor"},
    {{{"price_minor", 100'000'000'001}}, "price_minor"},
    {{{"price_minor", UINT64_MAX}}, "price_minor"},
    {{{"list_price_minor", 1998}}, "list_price_minor"},
    {{{"in_stock", 0}}, "in_stock"},
    {{{"in_stock", "false"}}, "in_stock"},
    {{{"observed_at", "2026-11-23T13:00:01Z"}}, "observed_at"},
    {{{"observed_at", "2027-11-23T12:00:00Z"}}, "observed_at"},
    {{{"observed_at", "2026-10-01T12:00:00Z"}}, "observed_at"},
    {{{"observed_at", "yesterday"}}, "observed_at"},
    {{{"observed_at", 1795435200}}, "observed_at"},
};

TEST_F(PostObservationsTest, WhatCannotBeTrueIsNamedAndTheRestIsStored) {
  for (const RefusedCase& one : kRefusedCases) {
    SCOPED_TRACE(one.changes.dump());
    const Response response = post(batch({observation(), observation(one.changes)}));
    EXPECT_EQ(response.status, 200);
    const nlohmann::json value = nlohmann::json::parse(response.body).at("value");
    EXPECT_EQ(value.at("accepted"), 1);
    ASSERT_EQ(value.at("refused").size(), 1U);
    EXPECT_EQ(value.at("refused")[0].at("index"), 1);
    EXPECT_EQ(value.at("refused")[0].at("code"), "invalid_input");
    EXPECT_EQ(value.at("refused")[0].at("where"), one.where);
  }
  const std::vector<PriceRun> expected = {{kNoonMs - kHourMs, kNoonMs - kHourMs, 1999, {}}};
  ASSERT_EQ(stored().size(), 1U);
  EXPECT_EQ(stored()[0].series.size(), 1U);
  EXPECT_EQ(stored()[0].series[0].history.runs(), expected);
}

TEST_F(PostObservationsTest, ABatchWithNothingToStoreIsAnError) {
  const Response response =
      post(batch({observation({{"price_minor", -1}}), observation({{"currency", "DOGE"}})}));
  EXPECT_EQ(response.status, 400);
  const nlohmann::json error = nlohmann::json::parse(response.body).at("error");
  EXPECT_EQ(error.at("code"), "invalid_input");
  EXPECT_EQ(error.at("where"), "observations[0].price_minor");
  const std::string message = error.at("message");
  EXPECT_NE(message.find("observations[0].price_minor"), std::string::npos);
  EXPECT_NE(message.find("observations[1].currency"), std::string::npos);
  EXPECT_TRUE(stored().empty());
}

TEST_F(PostObservationsTest, ALongErrorNamesTheFirstAndCountsTheRest) {
  const std::vector<nlohmann::json> items(13, observation({{"price_minor", -1}}));
  const std::string body = post(batch(items)).body;
  EXPECT_NE(body.find("observations[9]"), std::string::npos);
  EXPECT_EQ(body.find("observations[10]"), std::string::npos);
  EXPECT_NE(body.find("and 3 more"), std::string::npos);
}

TEST_F(PostObservationsTest, AnEmptyBatchStoresNothing) {
  EXPECT_EQ(post(batch({})).body, R"({"ok":true,"value":{"accepted":0,"refused":[]}})");
}

TEST_F(PostObservationsTest, AtMostFiveHundredABatch) {
  EXPECT_EQ(post(batch(std::vector<nlohmann::json>(500, observation()))).status, 200);
  const Response response = post(batch(std::vector<nlohmann::json>(501, observation())));
  EXPECT_EQ(response.status, 413);
  EXPECT_EQ(nlohmann::json::parse(response.body).at("error").at("code"), "too_large");
}

TEST_F(PostObservationsTest, TheContentTypeMustBeJson) {
  for (const char* type :
       {"application/json", "application/json; charset=utf-8", "Application/JSON ;charset=utf-8"}) {
    EXPECT_EQ(post(batch({observation()}), type).status, 200) << type;
  }
  for (const char* type : {"", "text/plain", "application/jsonp", "application", ";"}) {
    EXPECT_EQ(post(batch({observation()}), type).status, 415) << type;
  }
}

TEST_F(PostObservationsTest, WhenStorageFailsNothingIsAcknowledged) {
  store_.close();
  const Response response = post(batch({observation()}));
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(nlohmann::json::parse(response.body).at("error").at("code"), "unavailable");
  EXPECT_EQ(metrics_.observations.with({"failed"}).value(), 1U);
  EXPECT_EQ(metrics_.observations.with({"stored"}).value(), 0U);
}

}  // namespace
}  // namespace companion::server
