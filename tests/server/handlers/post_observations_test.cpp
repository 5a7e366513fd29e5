#include "handlers/post_observations.h"

#include "handlers/handler_test.h"

namespace companion::server {
namespace {

class PostObservationsTest : public HandlerTest {
 protected:
  Response post_both(const nlohmann::json& price, const nlohmann::json& coupon) {
    const nlohmann::json both = {{"observations", {price}}, {"coupons", {coupon}}};
    return post(contributor_.batch_of_text(both.dump()).dump());
  }

  void expect_unauthorized(const nlohmann::json& body) {
    const Response response = post(body.dump());
    EXPECT_EQ(response.status, 401) << body;
    const nlohmann::json error = nlohmann::json::parse(response.body).at("error");
    EXPECT_EQ(error.at("code"), "unauthorized");
    EXPECT_EQ(error.at("where"), "signature");
  }
};

TEST_F(PostObservationsTest, StoresASoundBatch) {
  const Response response = post(batch({observation(), observation({{"sku_id", "12000001"}})}));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, R"({"ok":true,"value":{"accepted":2,"refused":[]}})");
  const std::vector<Observation> kept = stored();
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].price_minor, 1999);
  EXPECT_EQ(kept[1].series.sku_id, "12000001");
  EXPECT_EQ(metrics_.observations.with({"stored"}).value(), 2U);
}

TEST_F(PostObservationsTest, KeepsTheTimeToTheHourOnly) {
  post(batch({observation({{"observed_at", "2026-11-23T10:47:31Z"}})}));
  ASSERT_EQ(stored().size(), 1U);
  EXPECT_EQ(stored()[0].observed_at_ms, kNowMs - 2 * kHourMs);
}

nlohmann::json coupon(const nlohmann::json& changes = nlohmann::json::object()) {
  nlohmann::json item = {{"product_id", "1005006123456789"},
                         {"kind", "store"},
                         {"store_id", "1102345"},
                         {"currency", "USD"},
                         {"amount_minor", 100},
                         {"min_spend_minor", 1700},
                         {"code", "HELLO7"},
                         {"ends", "2026-11-30T07:59:59Z"},
                         {"observed_at", "2026-11-23T11:20:00Z"}};
  item.merge_patch(changes);
  return item;
}

TEST_F(PostObservationsTest, StoresCouponsBesidePrices) {
  const Response response =
      post_both(observation({{"category_id", "33902"}}), coupon());
  EXPECT_EQ(response.body, R"({"ok":true,"value":{"accepted":2,"refused":[]}})");
  ASSERT_EQ(stored().size(), 1U);
  EXPECT_EQ(stored()[0].category_id, 33902);
  const std::vector<CouponObservation> coupons = record_of(contributor_).coupons;
  ASSERT_EQ(coupons.size(), 1U);
  EXPECT_EQ(coupons[0].terms.code, "HELLO7");
  EXPECT_EQ(coupons[0].terms.ends_ms, kNowMs + 7 * kDayMs - 5 * kHourMs) << "down to the hour";
  EXPECT_EQ(coupons[0].observed_at_ms, kNowMs - kHourMs);
}

TEST_F(PostObservationsTest, ACouponThatCannotBeTrueIsNamedInItsList) {
  const std::pair<nlohmann::json, const char*> cases[] = {
      {{{"kind", "welcome"}}, "kind"},
      {{{"store_id", nullptr}}, "store_id"},
      {{{"kind", "platform"}}, "store_id"},
      {{{"percent", 5}}, "amount_minor"},
      {{{"amount_minor", 0}}, "amount_minor"},
      {{{"amount_minor", nullptr}}, "amount_minor"},
      {{{"amount_minor", nullptr}, {"percent", 100}}, "percent"},
      {{{"min_spend_minor", -1}}, "min_spend_minor"},
      {{{"code", "<b>"}}, "code"},
      {{{"ends", "2026-11-23T11:00:00Z"}}, "ends"},
      {{{"ends", "2039-11-23T11:00:00Z"}}, "ends"},
      {{{"currency", "DOGE"}}, "currency"},
      {{{"observed_at", "2026-11-20T23:00:00Z"}}, "observed_at"},
  };
  for (const auto& [changes, where] : cases) {
    SCOPED_TRACE(changes.dump());
    const Response response = post_both(observation(), coupon(changes));
    const nlohmann::json value = nlohmann::json::parse(response.body).at("value");
    EXPECT_EQ(value.at("accepted"), 1);
    ASSERT_EQ(value.at("refused").size(), 1U);
    EXPECT_EQ(value.at("refused")[0].at("list"), "coupons");
    EXPECT_EQ(value.at("refused")[0].at("where"), where);
  }
  EXPECT_TRUE(record_of(contributor_).coupons.empty());
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
    {{{"category_id", 33902}}, "category_id"},
    {{{"category_id", "0"}}, "category_id"},
    {{{"category_id", "033902"}}, "category_id"},
    {{{"category_id", "1234567890123"}}, "category_id"},
    {{{"in_stock", 0}}, "in_stock"},
    {{{"in_stock", "false"}}, "in_stock"},
    {{{"observed_at", "2026-11-23T13:00:01Z"}}, "observed_at"},
    {{{"observed_at", "2027-11-23T12:00:00Z"}}, "observed_at"},
    {{{"observed_at", "2026-10-01T12:00:00Z"}}, "observed_at"},
    {{{"observed_at", "2026-11-20T23:00:00Z"}}, "observed_at"},  // the last closed hour
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
  EXPECT_EQ(stored().size(), std::size(kRefusedCases)) << "the sound one of each batch";
  for (const Observation& kept : stored()) EXPECT_EQ(kept.price_minor, 1999);
}

TEST_F(PostObservationsTest, TakesWhatIsOfAnOpenDay) {
  EXPECT_EQ(post(batch({observation({{"observed_at", "2026-11-21T00:00:00Z"}})})).status, 200);
  EXPECT_EQ(post(batch({observation({{"observed_at", "2026-11-23T13:00:00Z"}})})).status, 200);
  EXPECT_EQ(stored().size(), 2U);
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

TEST_F(PostObservationsTest, WhatIsNotSignedIsNotTaken) {
  const nlohmann::json sound = contributor_.batch({observation()});
  const nlohmann::json unsigned_batches[] = {
      {{"batch", sound["batch"]}},
      {{"batch", sound["batch"]}, {"key", sound["key"]}},
      {{"batch", sound["batch"]}, {"signature", sound["signature"]}},
  };
  for (const nlohmann::json& body : unsigned_batches) expect_unauthorized(body);
  EXPECT_EQ(post(nlohmann::json{{"observations", {observation()}}}.dump()).status, 400)
      << "how contributions looked before they were signed";
  EXPECT_TRUE(stored().empty());
}

TEST_F(PostObservationsTest, WhatAnotherSignedOrChangedIsNotTaken) {
  nlohmann::json changed = contributor_.batch({observation()});
  changed["batch"] = changed["batch"].get<std::string>() + " ";
  expect_unauthorized(changed);
  nlohmann::json of_another = contributor_.batch({observation()});
  of_another["key"] = Contributor(2).key();
  expect_unauthorized(of_another);
  // Signed by the key, but for another purpose.
  nlohmann::json request = contributor_.privacy_request("export", "2026-11-23T12:00:00Z");
  request["batch"] = request["request"];
  expect_unauthorized(request);
  EXPECT_TRUE(stored().empty());
}

TEST_F(PostObservationsTest, KeyAndSignatureMustBeBase64OfTheirLength) {
  for (const char* member : {"key", "signature"}) {
    for (const char* text : {"", "AAAA", "not base64", "=", "AAA"}) {
      nlohmann::json body = contributor_.batch({observation()});
      body[member] = text;
      const Response response = post(body.dump());
      EXPECT_EQ(response.status, 400) << member << " " << text;
      EXPECT_EQ(nlohmann::json::parse(response.body)["error"]["where"], member);
    }
  }
}

TEST_F(PostObservationsTest, WhatIsSignedMustBeABatch) {
  for (const char* text : {"", "{", "[]", "{}", R"({"observations":{}})", "\"observations\""}) {
    const Response response = post(contributor_.batch_of_text(text).dump());
    EXPECT_EQ(response.status, 400) << text;
  }
}

TEST_F(PostObservationsTest, AKeyIsSlowedDownAndToldForHowLong) {
  const std::vector<nlohmann::json> items(500, observation());
  for (int i = 0; i < 4; ++i) ASSERT_EQ(post(batch(items)).status, 200) << i;
  const Response limited = post(batch(items));
  EXPECT_EQ(limited.status, 429);
  EXPECT_EQ(nlohmann::json::parse(limited.body)["error"]["code"], "rate_limited");
  EXPECT_EQ(header(limited, "Retry-After"), "50") << "500 at 600 a minute";
  EXPECT_EQ(post(Contributor(2).batch(items).dump()).status, 200) << "a key for itself";
  now_ms_ += 50'000;
  EXPECT_EQ(post(batch(items)).status, 200);
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
  store_.contributions().close();
  const Response response = post(batch({observation()}));
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(nlohmann::json::parse(response.body).at("error").at("code"), "unavailable");
  EXPECT_EQ(metrics_.observations.with({"failed"}).value(), 1U);
  EXPECT_EQ(metrics_.observations.with({"stored"}).value(), 0U);
}

TEST_F(PostObservationsTest, KeysThatWereNeverSeenAreFewFromOneNetwork) {
  control_.set_limits({.network_new_keys = 2});
  std::vector<int> statuses;
  for (uint8_t number = 50; number < 53; ++number) {
    statuses.push_back(post(Contributor(number).batch({observation()}).dump()).status);
  }
  EXPECT_EQ(statuses, (std::vector<int>{200, 200, 429}));
  EXPECT_EQ(post(Contributor(50).batch({observation()}).dump()).status, 200) << "is known by now";
}

}  // namespace
}  // namespace companion::server
