#include "handlers/get_config.h"

#include "handlers/handler_test.h"

namespace companion::server {
namespace {

class GetConfigTest : public HandlerTest {
 protected:
  nlohmann::json value() {
    const crowd::Thresholds required{.keys = 3, .networks = 2};
    const Response response = get_config(store_.prices(), 3, required);
    EXPECT_EQ(response.status, 200);
    return nlohmann::json::parse(response.body).at("value");
  }
};

TEST_F(GetConfigTest, AnEmptyServerIsOneBucket) {
  const nlohmann::json expected = {{"prefix_length", 0},
                                   {"products", 0},
                                   {"bucket_products", 0},
                                   {"sellers_prefix_length", 0},
                                   {"sellers", 0},
                                   {"open_days", 3},
                                   {"required", {{"keys", 3}, {"networks", 2}}}};
  EXPECT_EQ(value(), expected);
}

TEST_F(GetConfigTest, ThePrefixGrowsWithTheProducts) {
  std::vector<nlohmann::json> items;
  for (int i = 0; i < 400; ++i) {
    items.push_back(observation({{"product_id", std::to_string(1'005'000 + i)}}));
  }
  ASSERT_EQ(post(batch(items)).status, 200);
  EXPECT_EQ(value().at("prefix_length"), 0) << "nothing is public yet";
  publish();
  EXPECT_EQ(value().at("prefix_length"), 1);
  EXPECT_EQ(value().at("products"), 400);
  EXPECT_EQ(value().at("bucket_products"), 25);
}

}  // namespace
}  // namespace companion::server
