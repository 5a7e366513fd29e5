#include "api/listing_methods.h"

#include <gtest/gtest.h>

#include "api/history_methods.h"
#include "api/parsed_value.h"
#include "base/iso_time.h"
#include "price/random_history.h"

namespace companion::api {
namespace {

using nlohmann::json;
using test::kJanuary2026Ms;
using test::parsed;

const std::string kProduct = "1005006123456789";

std::string iso_day(int64_t n) { return format_iso_time(kJanuary2026Ms + n * kDayMs); }

/// 60 days at 1000, with `extra` members.
json series(json extra = json::object()) {
  json object = {
      {"product_id", kProduct},
      {"currency", "USD"},
      {"ship_to", "US"},
      {"context", "public"},
      {"runs", {{{"from", iso_day(0)}, {"to", iso_day(60)}, {"price_minor", 1000}}}}};
  object.update(extra);
  return object;
}

json offer(int64_t price_minor, json extra = json::object()) {
  json object = {{"currency", "USD"},
                 {"context", "public"},
                 {"price_minor", {{"min", price_minor}, {"max", price_minor + 500}}}};
  object.update(extra);
  return object;
}

json item(json offer, json series) {
  return {{"product_id", kProduct}, {"offer", std::move(offer)}, {"series", std::move(series)}};
}

/// The answer for one card, judged a day after its history ends.
json judged(const json& item, const json& warnings = json::array()) {
  const auto value = parsed(listing_judge(
      {{"now", iso_day(61)}, {"items", json::array({item})}, {"warnings", warnings}}, ""));
  EXPECT_TRUE(value) << value.error().where << value.error().message;
  return value ? value->at("items").at(0) : json();
}

TEST(ListingJudge, SaysWhatTheBadgeSays) {
  const json claim = {{"list_price_minor", {{"min", 2000}, {"max", 3000}}}, {"discount_percent", 63}};
  const json answer = judged(item(offer(750, claim), series()));
  EXPECT_EQ(answer, (json{{"product_id", kProduct},
                          {"judgement",
                           {{"label", "great"},
                            {"enough_data", true},
                            {"deal_score", 100},
                            {"claimed_discount_percent", 63},
                            {"legal_discount_percent", 25},
                            {"typical_discount_percent", 25},
                            {"since", iso_day(0)},
                            {"lowest", {{"price_minor", 1000}, {"time", iso_day(0)}}}}}}));
}

TEST(ListingJudge, JudgesAsTheProductPageDoes) {
  for (const int64_t price_minor : {700, 999, 1000, 1001, 1240}) {
    const json card = judged(item(offer(price_minor), series())).at("judgement");
    const auto page = parsed(history_assess(
        {{"now", iso_day(61)}, {"series", series()}, {"offer", {{"price_minor", price_minor}}}}, ""));
    for (const char* key : {"label", "deal_score", "legal_discount_percent", "typical_discount_percent"}) {
      EXPECT_EQ(card[key], page->at("verdict")[key]) << key << " at " << price_minor;
    }
  }
}

TEST(ListingJudge, SaysLittleOfAThinHistory) {
  json thin = series();
  thin["runs"][0]["to"] = iso_day(3);
  thin["runs"][0]["from"] = iso_day(2);
  const json judgement = judged(item(offer(750), thin)).at("judgement");
  EXPECT_EQ(judgement,
            (json{{"label", "not_enough_history"}, {"enough_data", false}, {"since", iso_day(2)}}));
}

TEST(ListingJudge, ComparesLikeWithLikeOnly) {
  for (const json& other : {json{{"currency", "EUR"}}, json{{"context", "new_user"}},
                            json{{"sku_id", "12000031234567890"}}, json{{"product_id", "1005009"}}}) {
    EXPECT_EQ(judged(item(offer(750), series(other))).value("withheld", ""), "not_comparable") << other;
  }
  const json personal = judged(item(offer(750, {{"context", "new_user"}}), series()));
  EXPECT_EQ(personal.value("withheld", ""), "not_comparable");
}

TEST(ListingJudge, WithholdsWhatIsNotCertain) {
  const json card = item(offer(750), series());
  const json named = {{{"code", "price_disagreement"}, {"field", "items.0.offer"}}};
  EXPECT_EQ(judged(card, named).value("withheld", ""), "price_doubtful");
  const json other = {{{"code", "price_disagreement"}, {"field", "items.10.offer"}}};
  EXPECT_TRUE(judged(card, other).contains("judgement"));
  EXPECT_EQ(judged({{"product_id", kProduct}}).value("withheld", ""), "no_price");
  EXPECT_EQ(judged({{"product_id", kProduct}, {"offer", offer(5)}}).value("withheld", ""), "no_history");
  const json later = {{"runs", {{{"from", iso_day(62)}, {"to", iso_day(63)}, {"price_minor", 5}}}}};
  EXPECT_EQ(judged(item(offer(750), series(later))).value("withheld", ""), "no_history");
}

TEST(ListingJudge, LosesOneCardToOneFault) {
  const json good = item(offer(750), series());
  const json bad[] = {item(offer(0), series()), item(offer(750, {{"price_minor", "7"}}), series()),
                      item(offer(750), {{"context", "public"}}), item(offer(750), json::array())};
  for (const json& card : bad) {
    const auto value = parsed(listing_judge({{"now", iso_day(61)}, {"items", {card, good}}}, ""));
    ASSERT_TRUE(value);
    EXPECT_EQ(value->at("items")[0].value("withheld", ""), "unreadable") << card;
    EXPECT_TRUE(value->at("items")[1].contains("judgement"));
  }
}

TEST(ListingJudge, RefusesWhatIsNoList) {
  const json now = iso_day(61);
  const std::pair<json, std::string> cases[] = {
      {json::object(), "now"},
      {{{"now", now}}, "items"},
      {{{"now", now}, {"items", {5}}}, "items.0"},
      {{{"now", now}, {"items", {{{"product_id", 5}}}}}, "items.0.product_id"},
      {{{"now", now}, {"items", json::array()}, {"warnings", {5}}}, "warnings"}};
  for (const auto& [args, where] : cases) {
    const auto value = parsed(listing_judge(args, ""));
    ASSERT_FALSE(value) << args;
    EXPECT_EQ(value.error().where, where);
  }
}

}  // namespace
}  // namespace companion::api
