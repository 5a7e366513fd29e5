// An extension's day with the real server: contribute, look up, look up again.
#include "loopback/server_test.h"

namespace companion::server {
namespace {

using WholePathTest = ServerTest;

constexpr const char* kExtension =
    "Origin: chrome-extension://abcdefghijklmnopabcdefghijklmnop\r\n";

TEST_F(WholePathTest, WhatIsContributedComesBackAsHistory) {
  start_young();
  HttpClient client(port());
  const nlohmann::json seen = observation_now("1005006123456789", 1999);
  nlohmann::json absurd = seen;
  absurd["price_minor"] = -5;
  const Answer posted = client.post(contributor_.batch({seen, absurd})).value();
  EXPECT_EQ(posted.status, 200);
  EXPECT_EQ(posted.json()["value"]["accepted"], 1);
  EXPECT_EQ(posted.json()["value"]["refused"][0]["index"], 1);
  EXPECT_EQ(posted.json()["value"]["refused"][0]["where"], "price_minor");

  wait_for_products(1);
  const Answer history = client.exchange("GET", "/v1/history/all", {}, kExtension).value();
  EXPECT_EQ(history.status, 200);
  EXPECT_EQ(history.headers.at("access-control-allow-origin"),
            "chrome-extension://abcdefghijklmnopabcdefghijklmnop");
  const nlohmann::json document = history.json();
  const auto& product = document["value"]["products"][0];
  EXPECT_EQ(product["product_id"], "1005006123456789");
  const nlohmann::json expected_run = {
      {"from", seen["observed_at"]}, {"to", seen["observed_at"]}, {"price_minor", 1999}};
  EXPECT_EQ(product["series"][0]["runs"], nlohmann::json::array({expected_run}));

  const std::string tag = history.headers.at("etag");
  const Answer again =
      client.exchange("GET", "/v1/history/all", {}, "If-None-Match: " + tag + "\r\n").value();
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.headers.count("content-length"), 0U);
  EXPECT_EQ(client.exchange("GET", "/health").value().status, 200);
  stop();
}

TEST_F(WholePathTest, CategoryAndCouponComeBackInTheBucketTheBatchAndTheDump) {
  start_young();
  HttpClient client(port());
  nlohmann::json seen = observation_now("1005006123456789", 1999);
  seen["category_id"] = "33902";
  nlohmann::json coupon = {{"product_id", "1005006123456789"}, {"kind", "store"},
                           {"store_id", "1102345"},            {"currency", "USD"},
                           {"amount_minor", 100},              {"observed_at", seen["observed_at"]}};
  const nlohmann::json both = {{"observations", {seen}}, {"coupons", {coupon}}};
  const Answer posted = client.post(contributor_.batch_of_text(both.dump())).value();
  EXPECT_EQ(posted.json()["value"]["accepted"], 2);
  wait_for_products(1);

  const nlohmann::json bucket = client.exchange("GET", "/v1/history/all").value().json();
  const auto& product = bucket["value"]["products"][0];
  EXPECT_EQ(product["category_id"], "33902");
  ASSERT_EQ(product["coupons"].size(), 1U);
  const nlohmann::json expected = {{"kind", "store"},
                                   {"store_id", "1102345"},
                                   {"currency", "USD"},
                                   {"amount_minor", 100},
                                   {"last_seen", seen["observed_at"]},
                                   {"keys", 1},
                                   {"networks", 1},
                                   {"required", {{"keys", 1}, {"networks", 1}}}};
  EXPECT_EQ(product["coupons"][0], expected);
  EXPECT_EQ(client.exchange("GET", "/v1/deals?category=33902").value().status, 200);
  EXPECT_EQ(client.exchange("GET", "/v1/deals?category=shoes").value().status, 400);

  const Answer exported =
      client.post(contributor_.privacy_request("export", iso_now()), "/v1/privacy/export").value();
  EXPECT_EQ(exported.json()["value"]["coupons"], nlohmann::json::array({coupon}));
  const Answer erased =
      client.post(contributor_.privacy_request("erase", iso_now()), "/v1/privacy/erase").value();
  EXPECT_EQ(erased.json()["value"]["erased"], 2);
  wait_for_products(0);
  const auto left = client.exchange("GET", "/v1/history/all").value().json();
  EXPECT_TRUE(left.at("value").at("products").empty());
  stop();
}

TEST_F(WholePathTest, WhatWasSeenOfAStoreComesBackInItsBucketUntilItIsErased) {
  start_young();
  HttpClient client(port());
  const nlohmann::json seller = {{"store_id", "1102345"},
                                 {"observed_at", iso_now("%Y-%m-%dT00:00:00Z")},
                                 {"positive_percent", 97.8},
                                 {"score", 0.87}};
  nlohmann::json absurd = seller;
  absurd["positive_percent"] = 130;
  const nlohmann::json lists = {{"observations", nlohmann::json::array()},
                                {"sellers", {seller, absurd}}};
  const Answer posted = client.post(contributor_.batch_of_text(lists.dump())).value();
  EXPECT_EQ(posted.json()["value"]["accepted"], 1);
  EXPECT_EQ(posted.json()["value"]["refused"][0]["list"], "sellers");
  wait_for_sellers(1);

  const Answer bucket = client.exchange("GET", "/v1/sellers/all").value();
  const nlohmann::json answered = bucket.json()["value"]["sellers"][0];
  EXPECT_EQ(answered["store_id"], "1102345");
  EXPECT_EQ(answered["positive_percent"], 97.8);
  EXPECT_EQ(answered["score"], 0.87);
  EXPECT_EQ(answered["agreement"], 1);
  EXPECT_EQ(answered["known_since"], iso_now("%Y-%m-%d"));
  const std::string known = "If-None-Match: " + bucket.headers.at("etag") + "\r\n";
  EXPECT_EQ(client.exchange("GET", "/v1/sellers/all", {}, known).value().status, 304);
  EXPECT_EQ(client.exchange("GET", "/v1/sellers/1102345").value().status, 400);

  const Answer exported =
      client.post(contributor_.privacy_request("export", iso_now()), "/v1/privacy/export").value();
  EXPECT_EQ(exported.json()["value"]["sellers"], nlohmann::json::array({seller}));
  const Answer erased =
      client.post(contributor_.privacy_request("erase", iso_now()), "/v1/privacy/erase").value();
  EXPECT_EQ(erased.json()["value"]["erased"], 1);
  wait_for_sellers(0);
  const Answer left = client.exchange("GET", "/v1/sellers/all", {}, known).value();
  EXPECT_EQ(left.status, 200);
  EXPECT_TRUE(left.json()["value"]["sellers"].empty());
  stop();
}

TEST_F(WholePathTest, OneContributorIsNotEnoughForAnInstallationWithACrowd) {
  start({"--publish-interval-ms=20"});
  HttpClient client(port());
  const nlohmann::json seen = observation_now("1005001", 1999);
  ASSERT_EQ(client.post(contributor_.batch({seen})).value().status, 200);
  nlohmann::json products;
  while (products.empty()) {
    products = client.exchange("GET", "/v1/history/all").value().json().at("value").at("products");
  }
  const nlohmann::json series = products.at(0).at("series").at(0);
  EXPECT_EQ(config().at("products"), 0) << "only those with a published price count";
  EXPECT_TRUE(series["runs"].empty());
  EXPECT_EQ(series["days"][0]["state"], "pending");
  EXPECT_EQ(series["days"][0]["reason"], "few_keys");
  const nlohmann::json required = {{"keys", 3}, {"networks", 2}};
  EXPECT_EQ(series["days"][0]["required"], required);
  stop();
}

TEST_F(WholePathTest, AContributorTakesEverythingAlongAndIsForgotten) {
  start_young();
  HttpClient client(port());
  const nlohmann::json seen = observation_now("1005001", 1999);
  ASSERT_EQ(client.post(contributor_.batch({seen})).value().status, 200);
  wait_for_products(1);
  EXPECT_EQ(exported(contributor_), nlohmann::json::array({seen}));
  const Answer erased =
      client.post(contributor_.privacy_request("erase", iso_now()), "/v1/privacy/erase").value();
  EXPECT_EQ(erased.status, 200);
  EXPECT_EQ(erased.json()["value"]["erased"], 1);
  EXPECT_TRUE(exported(contributor_).empty());
  wait_for_products(0);
  const auto left = client.exchange("GET", "/v1/history/all").value().json();
  EXPECT_TRUE(left.at("value").at("products").empty());
  stop();
}

TEST_F(WholePathTest, APreflightOfAnExtensionIsAnsweredAndOfAPageNot) {
  start();
  HttpClient client(port());
  const std::string asks = "Access-Control-Request-Method: POST\r\n";
  const Answer extension =
      client.exchange("OPTIONS", "/v1/observations", {}, kExtension + asks).value();
  EXPECT_EQ(extension.status, 204);
  EXPECT_EQ(extension.headers.count("content-length"), 0U);
  EXPECT_EQ(extension.headers.at("access-control-allow-methods"), "POST, OPTIONS");
  EXPECT_EQ(extension.headers.at("allow"), "POST, OPTIONS");
  const Answer page = client
                          .exchange("OPTIONS", "/v1/observations", {},
                                    "Origin: https://www.aliexpress.com\r\n" + asks)
                          .value();
  EXPECT_EQ(page.status, 204);
  EXPECT_EQ(page.headers.count("access-control-allow-origin"), 0U);
  EXPECT_EQ(page.headers.count("access-control-allow-methods"), 0U);
  stop();
}

TEST_F(WholePathTest, NeitherLogNorMetricsSayWhatWasAskedOrSent) {
  start_young({"--log-level=debug"});
  HttpClient client(port());
  // Products enough that a prefix has a digit; how the hash goes on must not be told either.
  std::vector<nlohmann::json> seen = {observation_now("1005006123456789", 1999)};
  for (int i = 1; i < 300; ++i) seen.push_back(observation_now(std::to_string(1'005'000 + i), 1999));
  client.post(contributor_.batch(seen));
  wait_for_products(300);
  const std::string digits = key_digits(product_key("1005006123456789"), 16);
  client.exchange("GET", "/v1/history/" + digits.substr(0, 1));
  client.exchange("GET", "/v1/history/" + digits.substr(0, 6));
  client.post(contributor_.privacy_request("export", iso_now()), "/v1/privacy/export");
  client.exchange("GET", "/item/1005006123456789.html?who=someone");
  const std::string metrics = client.exchange("GET", "/metrics").value().body;
  stop();

  const std::string log = server_->log();
  EXPECT_NE(metrics.find(R"(companion_observations_total{outcome="stored"} 300)"), std::string::npos);
  EXPECT_NE(metrics.find(R"(requests_total{endpoint="/v1/history/{prefix}",status="200"} 1)"),
            std::string::npos);
  EXPECT_NE(log.find(R"("event":"request","endpoint":"/v1/history/{prefix}","status":200)"),
            std::string::npos);
  for (const std::string& text : {metrics, log}) {
    for (const std::string& secret :
         {std::string("1005006123456789"), digits.substr(0, 6), std::string("someone"),
          std::string("127.0.0.1"), contributor_.key().substr(0, 8)}) {
      EXPECT_EQ(text.find(secret), std::string::npos) << secret;
    }
  }
}

}  // namespace
}  // namespace companion::server
