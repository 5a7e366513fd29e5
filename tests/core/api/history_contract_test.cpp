// The answers of the history and observation methods against their published schemas:
// every key is described, every required one is there, every word of a list is listed.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "api/history_methods.h"
#include "api/observation_methods.h"
#include "api/parsed_value.h"
#include "base/iso_time.h"
#include "price/random_history.h"

namespace companion::api {
namespace {

using nlohmann::json;
using test::parsed;

/// A schema and the file its local references point into.
struct Schema {
  json node;
  json file;
};

json load(const std::string& name) {
  std::ifstream stream(COMPANION_SOURCE_DIR "/wasm-core/contracts/" + name);
  return json::parse(stream);
}

Schema resolved(Schema schema) {
  while (schema.node.contains("$ref")) {
    const std::string reference = schema.node["$ref"];
    const size_t hash = reference.find('#');
    const std::string file = reference.substr(0, hash);
    if (!file.empty()) schema.file = load(file);
    const std::string pointer = hash == std::string::npos ? "" : reference.substr(hash + 1);
    schema.node = schema.file.at(json::json_pointer(pointer));
  }
  return schema;
}

/// The part of JSON Schema these contracts use for their answers.
void expect_described(const json& value, Schema schema, const std::string& path) {
  schema = resolved(std::move(schema));
  const json& node = schema.node;
  if (node.contains("enum")) {
    EXPECT_EQ(std::count(node["enum"].begin(), node["enum"].end(), value), 1) << path << value;
  }
  if (node.value("type", "") == "integer") {
    EXPECT_TRUE(value.is_number_integer()) << path;
  }
  if (value.is_object()) {
    for (const json& key : node.value("required", json::array())) {
      EXPECT_TRUE(value.contains(key.get<std::string>())) << path << " lacks " << key;
    }
    for (const auto& [key, item] : value.items()) {
      ASSERT_TRUE(node.contains("properties") && node["properties"].contains(key))
          << path << "." << key << " is not described";
      expect_described(item, {node["properties"][key], schema.file}, path + "." + key);
    }
  }
  if (value.is_array()) {
    for (const json& item : value) expect_described(item, {node["items"], schema.file}, path);
  }
}

void expect_value_of(const std::string& method, const Result<json>& value) {
  ASSERT_TRUE(value) << method << ": " << value.error().message;
  const json methods = load("methods.json");
  expect_described(*value, {methods.at(method).at("value"), methods}, method);
}

std::string iso_hour(int64_t n) {
  return format_iso_time(test::kJanuary2026Ms + n * kHourMs);
}

/// Ten weeks of sales with every kind of bad row.
std::string csv() {
  std::string text = "time,price_minor,list_price_minor\nbad,1,\n2009-01-01,1,\n";
  for (int64_t n = 0; n < 70; ++n) {
    text += iso_hour(24 * n) + "," + (n / 7 % 2 == 0 ? "1000,\n" : "800,1000\n");
  }
  return text + iso_hour(1) + ",0,\n" + iso_hour(2) + ",1000,5\n";
}

TEST(HistoryContract, AnswersAreAsDescribed) {
  expect_value_of("history.read", parsed(history_read({{"currency", "EUR"}}, csv())));
  expect_value_of("history.read", parsed(history_read({{"now", iso_hour(100)}}, csv())));
  expect_value_of("history.read", parsed(history_read({{"now", iso_hour(9000)}}, csv())));
  const json series = parsed(history_read({{"currency", "EUR"}}, csv()))->at("series");
  const json offer = {{"price_minor", 700}, {"list_price_minor", 1400}};
  expect_value_of(
      "history.assess",
      parsed(history_assess({{"now", iso_hour(24 * 70)}, {"series", series}, {"offer", offer}}, "")));
  json empty = series;
  empty["runs"] = json::array();
  expect_value_of("history.assess", parsed(history_assess({{"now", iso_hour(0)}, {"series", empty}}, "")));
  expect_value_of("history.merge",
                  parsed(history_merge({{"series", empty}, {"others", json::array({series})}}, "")));
}

TEST(ObservationContract, AnswersAreAsDescribed) {
  json facts = {{"page", "product"},
                {"state", "available"},
                {"product", {{"id", "1005006123456789"}}},
                {"offer",
                 {{"currency", "USD"},
                  {"context", "public"},
                  {"ship_to", "DE"},
                  {"price_minor", {{"min", 5}, {"max", 5}}},
                  {"list_price_minor", {{"min", 9}, {"max", 9}}},
                  {"selected", {{"sku_id", "12000031234567890"}, {"price_minor", 5}}}}}};
  const auto justified = parsed(observations_from_facts({{"now", iso_hour(5)}, {"facts", facts}}, ""));
  expect_value_of("observations.from_facts", justified);
  facts["state"] = "blocked";
  expect_value_of("observations.from_facts",
                  parsed(observations_from_facts({{"now", iso_hour(5)}, {"facts", facts}}, "")));
  json observations = justified->at("observations");
  observations.push_back(1);
  expect_value_of("observations.check",
                  parsed(observations_check({{"now", iso_hour(5)}, {"observations", observations}}, "")));
}

}  // namespace
}  // namespace companion::api
