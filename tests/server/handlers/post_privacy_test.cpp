#include "handlers/post_privacy.h"

#include "handlers/handler_test.h"
#include "store/product_key.h"

namespace companion::server {
namespace {

class PostPrivacyTest : public HandlerTest {
 protected:
  static constexpr const char* kNow = "2026-11-23T12:00:00Z";

  static Request request(const nlohmann::json& body) {
    return {.method = "POST", .content_type = "application/json", .body = body.dump()};
  }

  Response ask_export(const nlohmann::json& body) {
    return post_privacy_export(request(body), store_.contributions(), [this] { return now_ms_; });
  }

  Response ask_erase(const nlohmann::json& body) {
    std::promise<Response> answer;
    post_privacy_erase(
        request(body), store_.contributions(), [this] { return now_ms_; },
        [this] { ++erasures_told_; },
        [&answer](Response response) { answer.set_value(std::move(response)); });
    return answer.get_future().get();
  }

  static nlohmann::json value(const Response& response) {
    EXPECT_EQ(response.status, 200) << response.body;
    return nlohmann::json::parse(response.body).at("value");
  }

  size_t public_products() {
    const auto products = store_.prices().read_bucket(*KeyPrefix::from_hex(""), 100);
    EXPECT_TRUE(products.ok());
    return products.ok() ? products->size() : 0;
  }

  int erasures_told_ = 0;
};

TEST_F(PostPrivacyTest, TheExportIsWhatTheKeySentAndNothingElse) {
  const nlohmann::json first = observation({{"in_stock", true}, {"list_price_minor", 2999}});
  const nlohmann::json second =
      observation({{"sku_id", "12000001"}, {"ship_to", "DE"}, {"context", "coins"}});
  post(batch({first, second}));
  post(Contributor(2).batch({observation({{"price_minor", 1899}})}).dump());
  const Response response = ask_export(contributor_.privacy_request("export", kNow));
  const nlohmann::json exported = value(response);
  EXPECT_EQ(exported.at("key"), contributor_.key());
  EXPECT_TRUE(exported.at("first_seen_day").is_string());
  EXPECT_EQ(exported.at("observations"), nlohmann::json::array({first, second}));
  EXPECT_EQ(header(response, "Cache-Control"), "no-store");
}

TEST_F(PostPrivacyTest, WhatWasSeenOfStoresIsExportedAndErased) {
  const nlohmann::json seller = {{"store_id", "1102345"},
                                 {"observed_at", "2026-11-22T00:00:00Z"},
                                 {"described", 4.8},
                                 {"sale_claims", 3},
                                 {"inflated_claims", 0},
                                 {"score", 0.87}};
  const nlohmann::json lists = {{"observations", {observation()}}, {"sellers", {seller}}};
  post(contributor_.batch_of_text(lists.dump()).dump());
  const nlohmann::json exported = value(ask_export(contributor_.privacy_request("export", kNow)));
  EXPECT_EQ(exported.at("sellers"), nlohmann::json::array({seller}));
  publish();
  EXPECT_EQ(store_.prices().seller_count(), 1);
  EXPECT_EQ(value(ask_erase(contributor_.privacy_request("erase", kNow))).at("erased"), 2);
  EXPECT_TRUE(record_of(contributor_).sellers.empty());
  publish();
  EXPECT_EQ(store_.prices().seller_count(), 0);
}

TEST_F(PostPrivacyTest, AKeyThatNeverContributedHasAnEmptyExport) {
  const nlohmann::json expected = {{"key", contributor_.key()},
                                   {"observations", nlohmann::json::array()}};
  EXPECT_EQ(value(ask_export(contributor_.privacy_request("export", kNow))), expected);
}

TEST_F(PostPrivacyTest, AnErasureTakesEverythingOfTheKeyAndOnlyThat) {
  const Contributor other(2);
  post(batch({observation(), observation({{"product_id", "1005002"}})}));
  post(other.batch({observation()}).dump());
  publish();
  EXPECT_EQ(public_products(), 2U);

  const nlohmann::json erased = value(ask_erase(contributor_.privacy_request("erase", kNow)));
  EXPECT_EQ(erased.at("erased"), 2);
  EXPECT_EQ(erased.at("recomputed"), "within a day");
  EXPECT_EQ(erasures_told_, 1);
  EXPECT_TRUE(stored().empty());
  EXPECT_FALSE(record_of(contributor_).first_seen_day);
  EXPECT_EQ(record_of(other).observations.size(), 1U);
  publish();
  EXPECT_EQ(public_products(), 1U) << "what only the erased key had said is gone";
}

TEST_F(PostPrivacyTest, ThereIsNothingToEraseOfAnUnknownKey) {
  const nlohmann::json expected = {{"erased", 0}, {"recomputed", "done"}};
  EXPECT_EQ(value(ask_erase(contributor_.privacy_request("erase", kNow))), expected);
  EXPECT_EQ(erasures_told_, 0);
}

TEST_F(PostPrivacyTest, ARequestIsGoodForItsActionOnly) {
  post(batch({observation()}));
  EXPECT_EQ(ask_erase(contributor_.privacy_request("export", kNow)).status, 400);
  EXPECT_EQ(ask_export(contributor_.privacy_request("erase", kNow)).status, 400);
  // Signed by the key, but as a contribution.
  nlohmann::json contribution = contributor_.batch_of_text(
      nlohmann::json{{"action", "erase"}, {"at", kNow}}.dump());
  contribution["request"] = contribution["batch"];
  EXPECT_EQ(ask_erase(contribution).status, 401);
  EXPECT_EQ(stored().size(), 1U);
}

TEST_F(PostPrivacyTest, OnlyTheKeyItselfMayAsk) {
  post(batch({observation()}));
  nlohmann::json forged = Contributor(2).privacy_request("erase", kNow);
  forged["key"] = contributor_.key();
  EXPECT_EQ(ask_erase(forged).status, 401);
  EXPECT_EQ(ask_export(forged).status, 401);
  EXPECT_EQ(stored().size(), 1U);
}

TEST_F(PostPrivacyTest, AnOldRequestIsWorthNothing) {
  post(batch({observation()}));
  for (const char* at : {"2026-11-23T11:49:59Z", "2026-11-23T12:10:01Z", "2025-11-23T12:00:00Z"}) {
    const Response response = ask_erase(contributor_.privacy_request("erase", at));
    EXPECT_EQ(response.status, 401) << at;
    EXPECT_EQ(nlohmann::json::parse(response.body).at("error").at("where"), "request.at");
  }
  EXPECT_EQ(stored().size(), 1U);
  for (const char* at : {"2026-11-23T11:50:00Z", "2026-11-23T12:10:00Z"}) {
    EXPECT_EQ(ask_export(contributor_.privacy_request("export", at)).status, 200) << at;
  }
}

TEST_F(PostPrivacyTest, WhatIsNoRequestIsRefused) {
  EXPECT_EQ(ask_export(nlohmann::json::array()).status, 400);
  EXPECT_EQ(ask_export(contributor_.batch({observation()})).status, 400);
  EXPECT_EQ(ask_export(contributor_.privacy_request("export", "yesterday")).status, 400);
  EXPECT_EQ(ask_export(contributor_.privacy_request("everything", kNow)).status, 400);
}

}  // namespace
}  // namespace companion::server
