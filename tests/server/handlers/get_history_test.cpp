#include "handlers/get_history.h"

#include "handlers/handler_test.h"

namespace companion::server {
namespace {

class GetHistoryTest : public HandlerTest {
 protected:
  Response get(const std::string& prefix, const std::string& if_none_match = {}) {
    return get_history({.method = "GET", .path_argument = prefix, .if_none_match = if_none_match},
                       store_);
  }

  const std::string key_ = hex(product_key("1005006123456789"));
};

std::string header(const Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

TEST_F(GetHistoryTest, AnswersEverySeriesOfTheBucket) {
  post(batch({observation({{"list_price_minor", 2999}}),
              observation({{"currency", "EUR"}, {"ship_to", "DE"}, {"sku_id", "12000001"}})}));
  const Response response = get(key_.substr(0, 5));
  EXPECT_EQ(response.status, 200);
  const std::string hour = "2026-11-23T11:00:00Z";
  const nlohmann::json plain = {
      {"product_id", "1005006123456789"},
      {"currency", "USD"},
      {"context", "public"},
      {"runs",
       {{{"from", hour}, {"to", hour}, {"price_minor", 1999}, {"list_price_minor", 2999}}}}};
  const nlohmann::json sku = {{"product_id", "1005006123456789"},
                              {"sku_id", "12000001"},
                              {"currency", "EUR"},
                              {"ship_to", "DE"},
                              {"context", "public"},
                              {"runs", {{{"from", hour}, {"to", hour}, {"price_minor", 1999}}}}};
  const nlohmann::json expected = {
      {"ok", true},
      {"value",
       {{"prefix", key_.substr(0, 5)},
        {"products",
         {{{"key", key_}, {"product_id", "1005006123456789"}, {"series", {plain, sku}}}}}}}};
  EXPECT_EQ(nlohmann::json::parse(response.body), expected);
}

TEST_F(GetHistoryTest, AnswersTheStockStateThatWasPosted) {
  post(batch({observation({{"in_stock", false}})}));
  const auto answer = nlohmann::json::parse(get(key_).body);
  const std::string hour = "2026-11-23T11:00:00Z";
  const nlohmann::json expected = {
      {{"from", hour}, {"to", hour}, {"price_minor", 1999}, {"in_stock", false}}};
  EXPECT_EQ(answer["value"]["products"][0]["series"][0]["runs"], expected);
}

TEST_F(GetHistoryTest, AnEmptyBucketIsAnAnswer) {
  EXPECT_EQ(get("00").body, R"({"ok":true,"value":{"prefix":"00","products":[]}})");
  EXPECT_EQ(get("00").status, 200);
}

TEST_F(GetHistoryTest, TheTagChangesWithTheContent) {
  const std::string empty = header(get(key_), "ETag");
  post(batch({observation()}));
  const Response first = get(key_);
  const std::string tag = header(first, "ETag");
  EXPECT_NE(tag, empty);
  EXPECT_EQ(header(get(key_), "ETag"), tag);
  for (const std::string& known : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
    const Response unchanged = get(key_, known);
    EXPECT_EQ(unchanged.status, 304) << known;
    EXPECT_TRUE(unchanged.body.empty());
    EXPECT_EQ(header(unchanged, "ETag"), tag);
  }
  for (const std::string& known :
       {empty, std::string("\"\""), std::string(","), std::string(" ")}) {
    EXPECT_EQ(get(key_, known).status, 200) << known;
  }
  post(batch({observation({{"price_minor", 1899}})}));
  EXPECT_EQ(get(key_, tag).status, 200);
}

TEST_F(GetHistoryTest, RefusesWhatIsNotAPrefix) {
  for (const std::string& prefix : {std::string("a"), std::string("AB"), std::string("zz"),
                                    std::string(65, 'a'), std::string("%61b")}) {
    const Response response = get(prefix);
    EXPECT_EQ(response.status, 400) << prefix;
    EXPECT_EQ(nlohmann::json::parse(response.body).at("error").at("where"), "prefix");
  }
}

}  // namespace
}  // namespace companion::server
