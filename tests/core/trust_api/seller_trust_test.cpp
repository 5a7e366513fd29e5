// seller.trust as a host calls it: every form of payload, and payloads that are none.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "companion/engine.h"
#include "companion/trust_engine.h"

namespace companion {
namespace {

using nlohmann::json;

const json kNow = {{"now", "2026-11-23"}};
const json kStore = {{"id", "1102950417"},   {"name", "Lumen & Oak Store"}, {"positive_percent", 96.4},
                     {"positive_count", 2057}, {"feedback_count", 30110},     {"followers", 18230},
                     {"opened", "2017-04-14"}};

json ask(const json& args, const std::string& payload) {
  return json::parse(call_trust("seller.trust", args.dump(), payload));
}

json trust_of(const json& payload, const json& args = kNow) {
  const json answer = ask(args, payload.dump());
  EXPECT_TRUE(answer.at("ok").get<bool>()) << answer;
  return answer.at("value").at("trust");
}

json with(const json& changes) {
  json store = kStore;
  store.update(changes);
  return {{"store", store}};
}

std::vector<std::string> warnings_of(const json& trust) {
  std::vector<std::string> out;
  for (const json& warning : trust.at("warnings")) {
    out.push_back(warning.at("code").get<std::string>() + " " + warning.at("field").get<std::string>());
  }
  return out;
}

TEST(TrustModule, HasItsOwnMethods) {
  EXPECT_EQ(json::parse(call_trust("facts.read", "{}", "")).at("error").at("code"), "unknown_method");
  EXPECT_EQ(json::parse(call("seller.trust", "{}", "{}")).at("error").at("code"), "unknown_method");
  EXPECT_EQ(json::parse(call_trust("seller.trust", "[]", "{}")).at("error").at("code"), "invalid_input");
}

TEST(SellerTrust, ReadsEveryFormAlike) {
  const json bare = trust_of({{"store", kStore}});
  EXPECT_TRUE(bare.contains("score"));
  const json facts = {{"page", "product"}, {"state", "available"}, {"store", kStore}, {"missing", json::array()}};
  const json envelope = {{"ok", true}, {"value", facts}};
  const json sightings = {{"sightings", {{{"page", "product"}, {"store", kStore}}}}};
  for (const json& payload : {facts, envelope, sightings}) {
    const json trust = trust_of(payload);
    EXPECT_EQ(trust.at("score"), bare.at("score"));
    EXPECT_EQ(trust.at("factors").at("rating").at("evidence")[0].at("source"), "product_page");
  }
}

TEST(SellerTrust, TakesTheNewestSightingOfEachFact) {
  const auto seen = [](const char* at, const json& store) {
    return json{{"seen_at", at}, {"page", "store"}, {"store", store}};
  };
  const json old_one = seen("2026-01-05T10:00:00Z", {{"positive_percent", 80}, {"feedback_count", 5000}, {"followers", 9}});
  const json new_one = seen("2026-11-05T10:00:00Z", {{"positive_percent", 97}});
  const json trust = trust_of({{"sightings", {old_one, new_one}}});
  EXPECT_EQ(trust, trust_of({{"sightings", {new_one, old_one}}}));
  const json& evidence = trust.at("factors").at("rating").at("evidence")[0];
  EXPECT_EQ(evidence.at("seen_at"), "2026-11-05T10:00:00Z");
  EXPECT_GT(trust.at("factors").at("rating").at("score"), 0.85);
  EXPECT_EQ(trust.at("factors").at("sales_volume").at("evidence")[0].at("seen_at"), "2026-01-05T10:00:00Z");
  EXPECT_EQ(trust.at("history").size(), 2U);
  EXPECT_LT(trust.at("history")[0].at("score"), trust.at("history")[1].at("score"));
}

TEST(SellerTrust, TakesNumbersThatAreTexts) {
  const json texts = with({{"positive_percent", "96.4%"}, {"feedback_count", "30,110"}, {"positive_count", " 2057 "}, {"followers", "18,230"}});
  EXPECT_EQ(trust_of(texts), trust_of({{"store", kStore}}));
}

TEST(SellerTrust, LeavesOutWhatCannotBeWithAWarning) {
  const std::pair<json, const char*> cases[] = {
      {{{"positive_percent", 130}}, "out_of_range store.positive_percent"},
      {{{"positive_percent", -1}}, "out_of_range store.positive_percent"},
      {{{"positive_percent", json::array({96})}}, "unreadable store.positive_percent"},
      {{{"positive_percent", "very good"}}, "unreadable store.positive_percent"},
      {{{"feedback_count", -5}}, "out_of_range store.feedback_count"},
      {{{"feedback_count", 1e300}}, "out_of_range store.feedback_count"},
      {{{"feedback_count", true}}, "unreadable store.feedback_count"},
      {{{"positive_count", 40000}}, "contradiction store.feedback_count"},
      {{{"followers", json::object()}}, "unreadable store.followers"},
      {{{"rating", 9}}, "out_of_range store.rating"},
      {{{"detailed", {{"communication", 0}}}}, "out_of_range store.detailed.communication"},
      {{{"opened", "2031-01-01"}}, "in_future store.opened"},
      {{{"opened", "soon"}}, "unreadable store.opened"},
      {{{"opened", 2017}}, "unreadable store.opened"},
  };
  for (const auto& [changes, warning] : cases) {
    const json trust = trust_of(with(changes));
    EXPECT_EQ(warnings_of(trust), std::vector<std::string>{warning}) << changes;
    for (const auto& [name, factor] : trust.at("factors").items()) {
      EXPECT_EQ(factor.contains("score"), !factor.at("evidence").empty()) << name << changes;
    }
  }
  EXPECT_FALSE(trust_of(with({{"opened", "2031-01-01"}})).at("factors").at("longevity").contains("score"));
  EXPECT_TRUE(warnings_of(trust_of({{"store", kStore}})).empty());
}

TEST(SellerTrust, GivesNoScoreOfNothing) {
  for (const json& store : {json::object(), json{{"name", "No numbers"}}, json{{"id", 5}, {"positive_percent", nullptr}}}) {
    const json trust = trust_of({{"store", store}});
    for (const char* name : {"score", "low", "high", "recommendation"}) EXPECT_FALSE(trust.contains(name)) << store;
    EXPECT_EQ(trust.at("coverage"), 0);
    EXPECT_FALSE(trust.at("text").get<std::string>().empty());
    EXPECT_TRUE(trust.at("history").empty());
    EXPECT_TRUE(trust.at("because").empty());
  }
}

TEST(SellerTrust, CountsOwnOrdersAndTheCrowd) {
  const auto order = [](const char* outcome) { return json{{"placed", "2026-09-01"}, {"outcome", outcome}}; };
  json payload = {{"sightings", {{{"store", kStore}}}}};
  const double alone = trust_of(payload).at("score");
  payload["orders"] = {order("disputed"), order("lost"), order("refunded"), order("open")};
  const json troubled = trust_of(payload);
  EXPECT_LT(troubled.at("score"), alone);
  EXPECT_EQ(troubled.at("because")[0].at("code"), "own_problems");
  payload["orders"] = {{{"placed", "2026-09-01"}, {"delivered", "2026-09-11"}, {"promised_days", 15}}};
  EXPECT_TRUE(trust_of(payload).at("factors").at("shipping_speed").contains("score"));
  payload["orders"] = json::array();
  payload["crowd"] = {{"communication", 4.8}, {"sale_claims", 20}, {"inflated_claims", 15}};
  const json helped = trust_of(payload);
  EXPECT_EQ(helped.at("factors").at("response_time").at("evidence")[0].at("source"), "crowd");
  EXPECT_EQ(helped.at("because")[0].at("code"), "inflated_sales");
  payload["crowd"]["agreement"] = 0.3;
  EXPECT_FALSE(trust_of(payload).at("factors").at("response_time").contains("score"));
  payload["crowd"] = {{"agreement", 7}, {"sale_claims", 3}, {"inflated_claims", 15}};
  EXPECT_EQ(warnings_of(trust_of(payload)),
            (std::vector<std::string>{"out_of_range crowd.agreement", "contradiction crowd.inflated_claims"}));
}

// The same numbers are asserted of the WebAssembly: tests/rules/trust.test.mjs.
TEST(SellerTrust, KnowsNoAgeWithoutAPresentDay) {
  const auto longevity = [](const json& payload, const json& args) {
    return trust_of(payload, args).at("factors").at("longevity");
  };
  EXPECT_FALSE(longevity({{"store", kStore}}, json::object()).contains("score"));
  const json seen = {{"sightings", {{{"seen_at", "2026-11-01"}, {"store", kStore}}}}};
  EXPECT_TRUE(longevity(seen, json::object()).contains("score"));
}

// Seen for a year → at least 0.50, perhaps 1.
TEST(SellerTrust, TakesTheStoreToBeAtLeastAsOldAsTheCrowdKnowsIt) {
  json store = kStore;
  store.erase("opened");
  const json payload = {{"sightings", {{{"store", store}}}}, {"crowd", {{"known_since", "2025-11-23"}}}};
  const json factor = trust_of(payload).at("factors").at("longevity");
  EXPECT_EQ(factor.at("score"), 0.5);
  EXPECT_EQ(factor.at("low"), 0.5);
  EXPECT_EQ(factor.at("high"), 1.0);
  EXPECT_EQ(factor.at("evidence")[0].at("code"), "known_since");
}

TEST(SellerTrust, ReckonsToTheThousandth) {
  const json trust = trust_of(with({{"neutral_count", 41},
                                    {"negative_count", 36},
                                    {"badges", {"top_rated", "Choice"}},
                                    {"detailed", {{"described", 4.8}, {"communication", 4.7}, {"shipping", 4.6}}}}));
  const json found = {trust.at("score"), trust.at("low"), trust.at("high"), trust.at("coverage")};
  EXPECT_EQ(found, json({0.833, 0.77, 0.887, 1.0}));
}

TEST(SellerTrust, RefusesWhatIsNoStore) {
  const char* const payloads[] = {"",  " ", "nonsense", "<html></html>", "null", "[]", "42", "\"x\"", "{}", "{", "{\"store\":5}",
                                  "{\"store\":[]}", "{\"sightings\":{}}", "{\"ok\":false,\"error\":{}}",
                                  "{\"store\":{\"positive_percent\":1e999}}", "{\"store\":{}"};
  for (const char* payload : payloads) {
    const json answer = ask(kNow, payload);
    EXPECT_FALSE(answer.at("ok").get<bool>()) << payload;
    EXPECT_EQ(answer.at("error").at("code"), "invalid_input") << payload;
  }
  for (const json& args : {json{{"now", "yesterday"}}, json{{"now", 5}}, json{{"locale", 5}}}) {
    EXPECT_EQ(ask(args, R"({"store":{}})").at("error").at("code"), "invalid_input") << args;
  }
}

TEST(SellerTrust, SurvivesEveryWrongTypeEverywhere) {
  const json wrong[] = {nullptr, true, -1, 1e18, 0.5, "", "x", "\xF0\x9F\x98\x80", json::array(), json::array({json::object()}),
                        json::object(), json{{"count", "1"}}};
  const json whole = {
      {"sightings",
       {{{"seen_at", "2026-11-01"}, {"page", "product"}, {"store", kStore}, {"sold", {{"count", 500}}}, {"shipping", {{{"max_days", 12}}}}}}},
      {"orders", {{{"placed", "2026-09-01"}, {"delivered", "2026-09-20"}, {"promised_days", 10}}}},
      {"crowd", {{"positive_percent", 95}, {"agreement", 0.9}, {"known_since", "2024-01-01"}}}};
  const json flat = whole.flatten();
  for (const auto& [path, value] : flat.items()) {
    for (const json& bad : wrong) {
      json payload = whole;
      payload[json::json_pointer(path)] = bad;
      const json answer = ask(kNow, payload.dump());
      ASSERT_TRUE(answer.at("ok").get<bool>()) << path << bad << answer;
    }
  }
  for (const char* part : {"/sightings", "/orders", "/crowd", "/sightings/0", "/sightings/0/store", "/orders/0"}) {
    for (const json& bad : wrong) {
      json payload = whole;
      payload[json::json_pointer(part)] = bad;
      const json answer = ask(kNow, payload.dump());
      if (answer.at("ok").get<bool>()) continue;
      EXPECT_EQ(answer.at("error").at("code"), "invalid_input") << part << bad;
    }
  }
}

}  // namespace
}  // namespace companion
