#include "handlers/get_history.h"

#include <bit>

#include "companion/history.h"
#include "handlers/bucket.h"
#include "handlers/handler_test.h"
#include "store/product_key.h"

namespace companion::server {
namespace {

class GetHistoryTest : public HandlerTest {
 protected:
  Response get(const std::string& prefix, const std::string& if_none_match = {}) {
    Response response =
        get_history({.method = "GET", .path_argument = prefix, .if_none_match = if_none_match},
                    store_.prices(), cache_, kRequired);
    if (response.shared_body) response.body = *response.shared_body;
    return response;
  }

  BucketCache cache_{1024 * 1024};
  static constexpr crowd::Thresholds kRequired{.keys = 1, .networks = 1};

  /// The one series of the only product.
  nlohmann::json only_series() {
    const auto value = nlohmann::json::parse(get("all").body).at("value");
    EXPECT_EQ(value.at("products").size(), 1U);
    EXPECT_EQ(value.at("products").at(0).at("series").size(), 1U);
    return value.at("products").at(0).at("series").at(0);
  }

  /// Products enough that the server announces one digit.
  void post_and_publish(int products) {
    std::vector<nlohmann::json> items;
    for (int i = 0; i < products; ++i) {
      items.push_back(observation({{"product_id", std::to_string(1'005'000 + i)}}));
    }
    ASSERT_EQ(post(batch(items)).status, 200);
    publish();
  }
};

TEST_F(GetHistoryTest, AnswersEverySeriesOfTheBucket) {
  post(batch({observation({{"list_price_minor", 2999}}),
              observation({{"currency", "EUR"}, {"ship_to", "DE"}, {"sku_id", "12000001"}})}));
  publish();
  const Response response = get("all");
  EXPECT_EQ(response.status, 200);
  const std::string hour = "2026-11-23T11:00:00Z";
  const nlohmann::json today = {{"day", "2026-11-23"},     {"state", "published"},
                                {"reason", "agreed"},      {"lowest_minor", 1999},
                                {"highest_minor", 1999},   {"keys", 1},
                                {"networks", 1},           {"required", {{"keys", 1}, {"networks", 1}}},
                                {"open", true}};
  const nlohmann::json plain = {
      {"currency", "USD"},
      {"context", "public"},
      {"runs",
       {{{"from", hour}, {"to", hour}, {"price_minor", 1999}, {"list_price_minor", 2999}}}},
      {"days", {today}}};
  const nlohmann::json sku = {{"sku_id", "12000001"},
                              {"currency", "EUR"},
                              {"ship_to", "DE"},
                              {"context", "public"},
                              {"runs", {{{"from", hour}, {"to", hour}, {"price_minor", 1999}}}},
                              {"days", {today}}};
  const nlohmann::json expected = {
      {"ok", true},
      {"value",
       {{"prefix", "all"},
        {"required", {{"keys", 1}, {"networks", 1}}},
        {"products", {{{"product_id", "1005006123456789"}, {"series", {plain, sku}}}}}}}};
  EXPECT_EQ(nlohmann::json::parse(response.body), expected);
}

TEST_F(GetHistoryTest, AnswersTheStockStateThatWasPosted) {
  post(batch({observation({{"in_stock", false}})}));
  publish();
  const std::string hour = "2026-11-23T11:00:00Z";
  const nlohmann::json expected = {
      {{"from", hour}, {"to", hour}, {"price_minor", 1999}, {"in_stock", false}}};
  EXPECT_EQ(only_series().at("runs"), expected);
}

TEST_F(GetHistoryTest, ClosedDaysComeEncodedAndOpenOnesAsRuns) {
  post(batch({observation()}));
  publish();
  EXPECT_FALSE(only_series().contains("encoded"));
  now_ms_ += 4 * kDayMs;
  post(batch({observation({{"observed_at", "2026-11-27T09:00:00Z"}, {"price_minor", 1899}})}));
  publish();
  const nlohmann::json series = only_series();
  const auto bytes = base64_decode(series.at("encoded").get<std::string>());
  ASSERT_TRUE(bytes);
  const auto closed = PriceHistory::decode({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
  ASSERT_TRUE(closed.ok());
  const std::vector<PriceRun> expected = {{kNowMs - kHourMs, kNowMs - kHourMs, 1999, {}}};
  EXPECT_EQ(closed->runs(), expected);
  ASSERT_EQ(series.at("runs").size(), 1U);
  EXPECT_EQ(series.at("runs")[0].at("price_minor"), 1899);
  ASSERT_EQ(series.at("days").size(), 2U);
  EXPECT_EQ(series.at("days")[0].at("day"), "2026-11-23");
  EXPECT_FALSE(series.at("days")[0].contains("open"));
  EXPECT_EQ(series.at("days")[1].at("day"), "2026-11-27");
  EXPECT_EQ(series.at("days")[1].at("open"), true);
}

TEST_F(GetHistoryTest, AnEmptyBucketIsAnAnswer) {
  const Response response = get("all");
  EXPECT_EQ(response.status, 200);
  const auto value = nlohmann::json::parse(response.body).at("value");
  EXPECT_EQ(value.at("prefix"), "all");
  EXPECT_EQ(value.at("products"), nlohmann::json::array());
}

TEST_F(GetHistoryTest, AnswersHaveTheSizeOfTheirClassAndMayBeKeptForADay) {
  const Response empty = get("all");
  EXPECT_EQ(empty.body.size(), 16U * 1024) << "an empty bucket looks like one with a product";
  EXPECT_EQ(header(empty, "Cache-Control"), "public, max-age=86400");
  post_and_publish(1);
  EXPECT_EQ(get("all").body.size(), 16U * 1024);
  post_and_publish(200);
  const size_t size = get("all").body.size();
  EXPECT_GT(size, 16U * 1024);
  EXPECT_TRUE(std::has_single_bit(size)) << size;
}

TEST_F(GetHistoryTest, TheTagChangesWithTheContent) {
  const std::string empty = header(get("all"), "ETag");
  post_and_publish(1);
  const std::string tag = header(get("all"), "ETag");
  EXPECT_NE(tag, empty);
  EXPECT_EQ(header(get("all"), "ETag"), tag);
  for (const std::string& known : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
    const Response unchanged = get("all", known);
    EXPECT_EQ(unchanged.status, 304) << known;
    EXPECT_TRUE(unchanged.body.empty());
    EXPECT_EQ(header(unchanged, "ETag"), tag);
  }
  for (const std::string& known :
       {empty, std::string("\"\""), std::string(","), std::string(" ")}) {
    EXPECT_EQ(get("all", known).status, 200) << known;
  }
  post_and_publish(2);
  EXPECT_EQ(get("all", tag).status, 200);
}

TEST_F(GetHistoryTest, ABucketHoldsTheProductsWhoseKeyBeginsSo) {
  constexpr int kProducts = 300;
  post_and_publish(kProducts);
  size_t found = 0;
  for (const char digit : std::string("0123456789abcdef")) {
    const std::string prefix(1, digit);
    const auto value = nlohmann::json::parse(get(prefix).body).at("value");
    EXPECT_EQ(value.at("prefix"), prefix);
    for (const auto& product : value.at("products")) {
      const std::string id = product.at("product_id");
      EXPECT_EQ(key_digits(product_key(id), 1), prefix) << id;
      ++found;
    }
  }
  EXPECT_EQ(found, static_cast<size_t>(kProducts));
  EXPECT_EQ(get("all").status, 200) << "one digit less: settings of yesterday";
}

TEST_F(GetHistoryTest, RefusesWhatIsNotAPrefixOrLongerThanAnnounced) {
  for (const char* prefix : {"", "0", "A", "ab", "zz", "ALL", "%61"}) {
    const Response response = get(prefix);
    EXPECT_EQ(response.status, 400) << prefix;
    EXPECT_EQ(nlohmann::json::parse(response.body).at("error").at("where"), "prefix");
  }
  post_and_publish(300);
  for (const char* prefix : {"", "00", "000", "A", "z", "ALL"}) {
    EXPECT_EQ(get(prefix).status, 400) << prefix;
  }
}

TEST(PrefixDigits, ABucketHoldsFifteenProductsInTheMean) {
  const std::pair<int64_t, size_t> cases[] = {
      {0, 0},       {239, 0},     {240, 1},     {3'839, 1},         {3'840, 2},
      {61'439, 2},  {61'440, 3},  {983'039, 3}, {983'040, 4},       {15'728'639, 4},
      {15'728'640, 5}, {1'000'000'000, 5}};
  for (const auto& [products, digits] : cases) {
    EXPECT_EQ(prefix_digits(products), digits) << products;
    if (digits == 0) continue;
    EXPECT_GE(expected_bucket(products, digits), kMinBucketProducts) << products;
  }
}

}  // namespace
}  // namespace companion::server
