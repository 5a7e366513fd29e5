#include "api/observation_json.h"

#include <gtest/gtest.h>

namespace companion::api {
namespace {

using nlohmann::json;

json written(const Observation& observation) {
  JsonWriter out;
  write_observation(out, observation);
  return json::parse(out.take());
}

const json kObservation = {
    {"product_id", "1005006123456789"},
    {"sku_id", "12000031234567890"},
    {"currency", "USD"},
    {"ship_to", "DE"},
    {"context", "new_user"},
    {"observed_at", "2026-11-23T03:00:00Z"},
    {"price_minor", 1999},
    {"list_price_minor", 3998},
};

TEST(ObservationJson, ReadsBackAsWritten) {
  const auto observation = observation_from_json(kObservation);
  ASSERT_TRUE(observation) << observation.error().message;
  EXPECT_EQ(observation->series.context, PriceContext::kNewUser);
  EXPECT_EQ(observation->observed_at_ms, 1'795'402'800'000);
  EXPECT_EQ(written(*observation), kObservation);
}

TEST(ObservationJson, AbsentStaysAbsentAndUnknownKeysAreIgnored) {
  json bare = kObservation;
  for (const char* key : {"sku_id", "ship_to", "list_price_minor"}) bare.erase(key);
  json extended = bare;
  extended["note"] = {1, 2};
  extended["ship_to"] = nullptr;
  const auto observation = observation_from_json(extended);
  ASSERT_TRUE(observation);
  EXPECT_EQ(written(*observation), bare);
}

struct Row {
  const char* field;
  json value;
};

TEST(ObservationJson, EachWrongTypeIsNamed) {
  const Row rows[] = {
      {"product_id", 1005006123456789},
      {"product_id", nullptr},
      {"sku_id", 1},
      {"currency", json::array()},
      {"currency", nullptr},
      {"ship_to", true},
      {"context", "vip"},
      {"context", nullptr},
      {"observed_at", 1795402800000},
      {"observed_at", "yesterday"},
      {"price_minor", "1999"},
      {"price_minor", 19.99},
      {"price_minor", 1999.0},
      {"price_minor", nullptr},
      {"price_minor", 18446744073709551615u},
      {"list_price_minor", 39.98},
  };
  for (const Row& row : rows) {
    json spoiled = kObservation;
    spoiled[row.field] = row.value;
    const auto observation = observation_from_json(spoiled);
    ASSERT_FALSE(observation) << row.field << " " << row.value;
    EXPECT_EQ(observation.error().code, ErrorCode::kInvalidInput);
    EXPECT_EQ(observation.error().where, row.field);
  }
  for (const json& other : {json(), json(1), json("x"), json::array({kObservation})}) {
    EXPECT_FALSE(observation_from_json(other));
  }
}

}  // namespace
}  // namespace companion::api
