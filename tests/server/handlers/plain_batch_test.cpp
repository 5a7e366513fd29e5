// What is read without a tree means the same as with one: compared on thousands of spoiled batches.
#include "handlers/plain_batch.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "api/observation_json.h"
#include "handlers/plain_json.h"

namespace companion::server {
namespace {

constexpr size_t kMaxItems = 3;
constexpr std::string_view kPlain =
    R"({"observations":[{"product_id":"1005006123456789","sku_id":"12000001","currency":"USD",)"
    R"("ship_to":"DE","context":"public","observed_at":"2026-11-23T12:00:00Z","price_minor":1999,)"
    R"("list_price_minor":2999,"in_stock":true,"category_id":"200001809"}, {"in_stock":false,"price_minor":0,)"
    R"("observed_at":"2026-11-23","context":"coins","currency":"EUR","product_id":"1005001"}]})";

bool are_equal(const Observation& a, const Observation& b) {
  return a.series == b.series && a.observed_at_ms == b.observed_at_ms &&
         a.price_minor == b.price_minor && a.list_price_minor == b.list_price_minor &&
         a.in_stock == b.in_stock && a.category_id == b.category_id;
}

/// What the general reader makes of a batch without a fault; absent when it finds one.
std::optional<std::vector<Observation>> read_with_tree(const std::string& batch) {
  const nlohmann::json document = nlohmann::json::parse(batch, nullptr, false);
  if (!document.is_object() || !document.contains("observations")) return std::nullopt;
  std::vector<Observation> items;
  for (const nlohmann::json& item : document.at("observations")) {
    const Result<Observation> observation = api::observation_from_json(item);
    if (!observation) return std::nullopt;
    items.push_back(*observation);
  }
  return items;
}

/// Expects that what is taken as plain means the same to the general reader; says whether it was taken.
bool expect_same(const std::string& batch) {
  const auto plain = read_plain_batch(batch, kMaxItems);
  if (!plain) return false;
  const auto general = read_with_tree(batch);
  EXPECT_TRUE(general) << batch;
  if (general) {
    EXPECT_TRUE(std::equal(plain->begin(), plain->end(), general->begin(), general->end(), are_equal)) << batch;
  }
  return true;
}

TEST(PlainBatch, ReadsWhatTheExtensionWrites) {
  EXPECT_TRUE(expect_same(std::string(kPlain)));
  EXPECT_EQ(read_plain_batch(kPlain, kMaxItems)->size(), 2U);
}

TEST(PlainBatch, LeavesEverythingElseToTheGeneralReader) {
  const std::string item = R"({"product_id":"1005001","currency":"USD","context":"public",)"
                           R"("observed_at":"2026-11-23","price_minor":1)";
  const auto taken = [&](const std::string& rest) {
    return expect_same(R"({"observations":[)" + item + rest);
  };
  EXPECT_TRUE(taken("}]}"));
  EXPECT_TRUE(taken("}\n ] }\t"));
  for (const char* rest :
       {"", "}", "}]", "}]}}", "},]}", "},{}]}", "},null]}", R"(}],"more":1})",  // the shape
        R"(,"unknown":"x"}]})", R"(,"price_minor":2}]})", ",}]}",                // the members
        R"(,"sku_id":null}]})", R"(,"sku_id":7}]})", R"(,"sku_id":"\u0031"}]})",  // their values
        R"(,"list_price_minor":1.0}]})", R"(,"list_price_minor":01}]})", R"(,"list_price_minor":-1}]})",
        R"(,"list_price_minor":1e2}]})", R"(,"list_price_minor":9223372036854775808}]})",
        R"(,"in_stock":tru}]})", R"(,"in_stock":1}]})", "}, {\"product_id\":\"\xc3\xa4\"}]}"}) {
    EXPECT_FALSE(taken(rest)) << rest;
  }
  EXPECT_FALSE(expect_same(R"({"observations":[]})"));
  EXPECT_FALSE(expect_same(R"({"observations":[{"currency":"USD"}]})"));
  EXPECT_TRUE(taken("}," + item + "}," + item + "}]}"));
  EXPECT_FALSE(taken("}," + item + "}," + item + "}," + item + "}]}")) << "too many";
}

TEST(PlainBatch, SpoiledBatchesMeanTheSame) {
  std::mt19937 random(7);
  const std::string alphabet = "{}[]\",:\\ 0123456789.-eE+aZtru\n\x01\x7f\xc3\xa4";
  size_t taken = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string batch(kPlain);
    for (unsigned edits = 1 + random() % 2; edits > 0; --edits) {
      const size_t at = random() % batch.size();
      const char letter = alphabet[random() % alphabet.size()];
      const unsigned kind = random() % 3;
      if (kind == 0) batch[at] = letter;
      if (kind == 1) batch.erase(at, 1 + random() % 4);
      if (kind == 2) batch.insert(at, 1, letter);
    }
    taken += expect_same(batch) ? 1 : 0;
  }
  EXPECT_GT(taken, 1'000U) << "other digits in an id are still plain";
}

TEST(PlainJson, EscapedTextsMeanTheSameAsInATree) {
  std::mt19937 random(11);
  size_t taken = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string json = "\"";
    for (unsigned length = random() % 8; length > 0; --length) json += "a\"\\\\/un\x1f\xc3 "[random() % 10];
    json += '"';
    PlainJson cursor(json);
    const auto text = cursor.escaped_text();
    if (!text || !cursor.at_end()) continue;
    ++taken;
    const nlohmann::json tree = nlohmann::json::parse(json, nullptr, false);
    ASSERT_TRUE(tree.is_string()) << json;
    EXPECT_EQ(*text, tree.get<std::string>()) << json;
  }
  EXPECT_GT(taken, 1'000U);
}

}  // namespace
}  // namespace companion::server
