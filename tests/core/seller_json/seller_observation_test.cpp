// From JSON through the check and back.
#include <gtest/gtest.h>

#include "companion/observation.h"
#include "seller_json/seller_observation_json.h"

namespace companion::seller_json {
namespace {

using nlohmann::json;

constexpr int64_t kNowMs = 1'795'435'200'000;  // 2026-11-23T12:00:00Z

json everything() {
  return {{"store_id", "1102345"},   {"observed_at", "2026-11-23T00:00:00Z"},
          {"positive_percent", 97.8}, {"feedback_count", 31'000},
          {"followers", 0},          {"opened", "2016-07-18"},
          {"described", 4.8},        {"communication", 4.75},
          {"shipping", 5},           {"promised_days", 12},
          {"ship_to", "DE"},         {"sale_claims", 9},
          {"inflated_claims", 0},    {"score", 0.87}};
}

json only(const json& facts) {
  json seller = {{"store_id", "110"}, {"observed_at", "2026-11-22T00:00:00Z"}};
  seller.merge_patch(facts);
  return seller;
}

Result<SellerObservation> checked(const json& object) {
  Result<SellerObservation> read = seller_from_json(object);
  if (!read) return read;
  return check_seller(std::move(*read), kNowMs, 3 * kDayMs);
}

TEST(SellerObservation, ComesBackAsItWas) {
  const auto seller = checked(everything());
  ASSERT_TRUE(seller.ok()) << seller.error().message;
  EXPECT_EQ(seller->day, 20'780);
  EXPECT_EQ(seller->facts.positive_permille, 978);
  EXPECT_EQ(seller->facts.communication_hundredths, 475);
  EXPECT_EQ(seller->facts.score_percent, 87);
  EXPECT_EQ(seller->facts.opened_day, 17'000);
  JsonWriter out;
  write_seller_observation(out, *seller);
  EXPECT_EQ(json::parse(out.take()), everything());
}

TEST(SellerObservation, NumbersAreWrittenAsShortAsTheyAre) {
  const std::pair<int64_t, const char*> cases[] = {{0, "0"},      {5, "0.05"},  {50, "0.5"},
                                                   {87, "0.87"},  {100, "1"},   {480, "4.8"},
                                                   {475, "4.75"}, {500, "5"}};
  for (const auto& [hundredths, text] : cases) {
    JsonWriter out;
    out.begin_object();
    write_hundredths(out, "x", hundredths);
    out.end_object();
    EXPECT_EQ(out.take(), std::string("{\"x\":") + text + "}");
  }
}

TEST(SellerObservation, OneFactIsEnoughAndATimeBecomesItsDay) {
  const auto seller = checked(only({{"followers", 12}, {"observed_at", "2026-11-22T17:45:00Z"}}));
  ASSERT_TRUE(seller.ok());
  EXPECT_EQ(seller->day, 20'779);
  EXPECT_EQ(seller->facts, SellerFacts{.followers = 12});
  EXPECT_TRUE(checked(only({{"score", 0}})).ok());
  EXPECT_TRUE(checked(only({{"score", 1.0}})).ok());
  EXPECT_TRUE(checked(only({{"positive_percent", 100}, {"unknown", "?"}})).ok());
}

TEST(SellerObservation, WhatCannotBeTrueIsNamed) {
  const std::pair<json, const char*> cases[] = {
      {json::object(), "store_id"},
      {{{"ship_to", "DE"}}, "store_id"},
      {{{"followers", 1}, {"store_id", nullptr}}, "store_id"},
      {{{"followers", 1}, {"store_id", 1102345}}, "store_id"},
      {{{"followers", 1}, {"store_id", "12"}}, "store_id"},
      {{{"followers", 1}, {"store_id", "123456789012345678901"}}, "store_id"},
      {{{"followers", 1}, {"store_id", "11 OR 1"}}, "store_id"},
      {{{"followers", 1}, {"observed_at", nullptr}}, "observed_at"},
      {{{"followers", 1}, {"observed_at", "2026-11-24T00:00:00Z"}}, "observed_at"},
      {{{"followers", 1}, {"observed_at", "9999-11-24T00:00:00Z"}}, "observed_at"},
      {{{"followers", 1}, {"observed_at", "0001-01-01T00:00:00Z"}}, "observed_at"},
      {{{"followers", 1}, {"observed_at", "2026-11-20T00:00:00Z"}}, "observed_at"},
      {{{"followers", 1}, {"observed_at", 20'780}}, "observed_at"},
      {{{"positive_percent", 130}}, "positive_percent"},
      {{{"positive_percent", -0.1}}, "positive_percent"},
      {{{"positive_percent", 97.85}}, "positive_percent"},
      {{{"positive_percent", "96.3%"}}, "positive_percent"},
      {{{"positive_percent", 1e300}}, "positive_percent"},
      {{{"feedback_count", -1}}, "feedback_count"},
      {{{"feedback_count", 1.5}}, "feedback_count"},
      {{{"feedback_count", UINT64_MAX}}, "feedback_count"},
      {{{"feedback_count", 10'000'000'001}}, "feedback_count"},
      {{{"followers", json::array({1})}}, "followers"},
      {{{"opened", "2026-11-23"}}, "opened"},
      {{{"opened", "1998-12-31"}}, "opened"},
      {{{"opened", "July 2016"}}, "opened"},
      {{{"described", 0.99}}, "described"},
      {{{"communication", 5.01}}, "communication"},
      {{{"shipping", 4.801}}, "shipping"},
      {{{"promised_days", 0}}, "promised_days"},
      {{{"promised_days", 366}}, "promised_days"},
      {{{"promised_days", 9}, {"ship_to", "Germany"}}, "ship_to"},
      {{{"followers", 1}, {"ship_to", "DE"}}, "ship_to"},
      {{{"sale_claims", 3}}, "sale_claims"},
      {{{"inflated_claims", 3}}, "sale_claims"},
      {{{"sale_claims", 0}, {"inflated_claims", 0}}, "sale_claims"},
      {{{"sale_claims", 51}, {"inflated_claims", 0}}, "sale_claims"},
      {{{"sale_claims", 3}, {"inflated_claims", 4}}, "inflated_claims"},
      {{{"sale_claims", 3}, {"inflated_claims", -1}}, "inflated_claims"},
      {{{"score", 1.01}}, "score"},
      {{{"score", 0.875}}, "score"},
      {{{"score", -1}}, "score"},
      {{{"score", true}}, "score"},
  };
  for (const auto& [changes, where] : cases) {
    const auto seller = checked(only(changes));
    ASSERT_FALSE(seller.ok()) << changes;
    EXPECT_EQ(seller.error().code, ErrorCode::kInvalidInput) << changes;
    EXPECT_EQ(seller.error().where, where) << changes;
  }
  for (const json& none : {json(), json(3), json("store"), json::array()}) {
    EXPECT_FALSE(seller_from_json(none).ok()) << none;
  }
}

}  // namespace
}  // namespace companion::seller_json
