#include "handlers/get_sellers.h"

#include <bit>

#include "handlers/get_config.h"
#include "handlers/handler_test.h"
#include "store/seller_key.h"

namespace companion::server {
namespace {

class GetSellersTest : public HandlerTest {
 protected:
  Response get(const std::string& prefix, const std::string& if_none_match = {}) {
    Response response =
        get_sellers({.method = "GET", .path_argument = prefix, .if_none_match = if_none_match},
                    store_.prices(), cache_, kRequired);
    if (response.shared_body) response.body = *response.shared_body;
    return response;
  }

  nlohmann::json value(const std::string& prefix) {
    return nlohmann::json::parse(get(prefix).body).at("value");
  }

  static nlohmann::json seller(const nlohmann::json& changes = nlohmann::json::object()) {
    nlohmann::json item = {{"store_id", "1102345"},
                           {"observed_at", "2026-11-23T00:00:00Z"},
                           {"positive_percent", 97.8}};
    item.merge_patch(changes);
    return item;
  }

  Response post_sellers(const std::vector<nlohmann::json>& sellers) {
    const nlohmann::json lists = {{"observations", nlohmann::json::array()}, {"sellers", sellers}};
    return post(contributor_.batch_of_text(lists.dump()).dump());
  }

  /// Stores enough that the server announces one digit.
  void post_and_publish(int stores) {
    std::vector<nlohmann::json> sellers;
    for (int i = 0; i < stores; ++i) {
      sellers.push_back(seller({{"store_id", std::to_string(110'000 + i)}}));
    }
    ASSERT_EQ(post_sellers(sellers).status, 200);
    publish();
  }

  BucketCache cache_{1024 * 1024};
  static constexpr crowd::Thresholds kRequired{.keys = 1, .networks = 1};
};

TEST_F(GetSellersTest, AnswersWhatIsPublicOfAStore) {
  const nlohmann::json facts = {
      {"feedback_count", 31'000}, {"followers", 0},     {"opened", "2016-07-18"},
      {"described", 4.8},         {"communication", 4.75}, {"shipping", 5},
      {"promised_days", 12},      {"sale_claims", 9},   {"inflated_claims", 2},
      {"score", 0.87}};
  nlohmann::json sent = seller(facts);
  sent["ship_to"] = "DE";
  EXPECT_EQ(post_sellers({sent}).body, R"({"ok":true,"value":{"accepted":1,"refused":[]}})");
  publish();
  nlohmann::json expected = {{"store_id", "1102345"},
                             {"known_since", "2026-11-23"},
                             {"updated", "2026-11-23"},
                             {"contributors", 1},
                             {"networks", 1},
                             {"required", {{"keys", 1}, {"networks", 1}}},
                             {"agreement", 1},
                             {"positive_percent", 97.8},
                             {"promised_to", {{{"ship_to", "DE"}, {"days", 12}}}}};
  expected.update(facts);
  const nlohmann::json answer = {{"prefix", "all"},
                                 {"required", {{"keys", 1}, {"networks", 1}}},
                                 {"sellers", {expected}}};
  EXPECT_EQ(value("all"), answer);
}

TEST_F(GetSellersTest, WhatIsNotKnownIsAbsent) {
  post_sellers({seller()});
  publish();
  const auto answered = value("all").at("sellers").at(0);
  for (const char* absent : {"agreement", "score", "feedback_count", "followers", "opened",
                             "described", "promised_days", "promised_to", "sale_claims"}) {
    EXPECT_FALSE(answered.contains(absent)) << absent;
  }
}

TEST_F(GetSellersTest, AnswersHaveTheSizeOfTheirClassAndMayBeKeptForADay) {
  const Response empty = get("all");
  EXPECT_EQ(empty.status, 200);
  EXPECT_EQ(empty.body.size(), 16U * 1024) << "an empty bucket looks like one with a store";
  EXPECT_EQ(header(empty, "Cache-Control"), "public, max-age=86400");
  EXPECT_EQ(value("all").at("sellers"), nlohmann::json::array());
  post_and_publish(1);
  EXPECT_EQ(get("all").body.size(), 16U * 1024);
  post_and_publish(200);
  const size_t size = get("all").body.size();
  EXPECT_GT(size, 16U * 1024);
  EXPECT_TRUE(std::has_single_bit(size)) << size;
}

TEST_F(GetSellersTest, TheTagChangesWithTheContent) {
  const std::string empty = header(get("all"), "ETag");
  post_and_publish(1);
  const std::string tag = header(get("all"), "ETag");
  EXPECT_NE(tag, empty);
  EXPECT_EQ(get("all", tag).status, 304);
  EXPECT_EQ(get("all", empty).status, 200);
  post_and_publish(2);
  EXPECT_EQ(get("all", tag).status, 200);
}

TEST_F(GetSellersTest, ABucketHoldsTheStoresWhoseKeyBeginsSo) {
  constexpr int kStores = 300;
  post_and_publish(kStores);
  size_t found = 0;
  for (const char digit : std::string("0123456789abcdef")) {
    const std::string prefix(1, digit);
    const nlohmann::json bucket = value(prefix);
    for (const auto& each : bucket.at("sellers")) {
      EXPECT_EQ(key_digits(seller_key(each.at("store_id").get<std::string>()), 1), prefix);
      ++found;
    }
  }
  EXPECT_EQ(found, static_cast<size_t>(kStores));
}

TEST_F(GetSellersTest, RefusesWhatIsNotAPrefixOrLongerThanAnnounced) {
  for (const char* prefix : {"", "0", "A", "ab", "zz", "ALL", "%61", "1102345"}) {
    const Response response = get(prefix);
    EXPECT_EQ(response.status, 400) << prefix;
    EXPECT_EQ(nlohmann::json::parse(response.body).at("error").at("where"), "prefix");
  }
  post_and_publish(300);
  const auto config = nlohmann::json::parse(get_config(store_.prices(), 3, kRequired).body);
  EXPECT_EQ(config.at("value").at("sellers"), 300);
  EXPECT_EQ(config.at("value").at("sellers_prefix_length"), 1);
  EXPECT_EQ(config.at("value").at("prefix_length"), 0) << "products are counted apart";
  EXPECT_EQ(get("0").status, 200);
  for (const char* prefix : {"00", "000", "A"}) EXPECT_EQ(get(prefix).status, 400) << prefix;
}

}  // namespace
}  // namespace companion::server
