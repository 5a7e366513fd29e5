// An extension's day with the real server: contribute, look up, look up again.
#include "loopback/server_test.h"

namespace companion::server {
namespace {

using WholePathTest = ServerTest;

constexpr const char* kExtension =
    "Origin: chrome-extension://abcdefghijklmnopabcdefghijklmnop\r\n";

TEST_F(WholePathTest, WhatIsContributedComesBackAsHistory) {
  start();
  HttpClient client(port());
  const nlohmann::json seen = observation_now("1005006123456789", 1999);
  nlohmann::json absurd = seen;
  absurd["price_minor"] = -5;
  const Answer posted = client.post(batch_of({seen, absurd})).value();
  EXPECT_EQ(posted.status, 200);
  EXPECT_EQ(posted.json()["value"]["accepted"], 1);
  EXPECT_EQ(posted.json()["value"]["refused"][0]["index"], 1);
  EXPECT_EQ(posted.json()["value"]["refused"][0]["where"], "price_minor");

  const std::string key = hex(product_key("1005006123456789"));
  const std::string target = "/v1/history/" + key.substr(0, 4);
  const Answer history = client.exchange("GET", target, {}, kExtension).value();
  EXPECT_EQ(history.status, 200);
  EXPECT_EQ(history.headers.at("access-control-allow-origin"),
            "chrome-extension://abcdefghijklmnopabcdefghijklmnop");
  const nlohmann::json document = history.json();
  const auto& product = document["value"]["products"][0];
  EXPECT_EQ(product["key"], key);
  const nlohmann::json expected_run = {
      {"from", seen["observed_at"]}, {"to", seen["observed_at"]}, {"price_minor", 1999}};
  EXPECT_EQ(product["series"][0]["runs"], nlohmann::json::array({expected_run}));

  const std::string tag = history.headers.at("etag");
  const Answer again = client.exchange("GET", target, {}, "If-None-Match: " + tag + "\r\n").value();
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.headers.count("content-length"), 0U);
  EXPECT_EQ(client.exchange("GET", "/health").value().status, 200);
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
  start({"--log-level=debug"});
  HttpClient client(port());
  client.post(batch_of({observation_now("1005006123456789", 1999)}));
  const std::string key = hex(product_key("1005006123456789"));
  client.exchange("GET", "/v1/history/" + key.substr(0, 6));
  client.exchange("GET", "/item/1005006123456789.html?who=someone");
  const std::string metrics = client.exchange("GET", "/metrics").value().body;
  stop();

  const std::string log = server_->log();
  EXPECT_NE(metrics.find(R"(companion_observations_total{outcome="stored"} 1)"), std::string::npos);
  EXPECT_NE(metrics.find(R"(requests_total{endpoint="/v1/history/{prefix}",status="200"} 1)"),
            std::string::npos);
  EXPECT_NE(log.find(R"("event":"request","endpoint":"/v1/history/{prefix}","status":200)"),
            std::string::npos);
  for (const std::string& text : {metrics, log}) {
    for (const std::string& secret : {std::string("1005006123456789"), key.substr(0, 6),
                                      std::string("someone"), std::string("127.0.0.1")}) {
      EXPECT_EQ(text.find(secret), std::string::npos) << secret;
    }
  }
}

}  // namespace
}  // namespace companion::server
