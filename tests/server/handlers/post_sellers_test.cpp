// What contributors send of stores, in the batch of their prices.
#include "handlers/handler_test.h"

namespace companion::server {
namespace {

class PostSellersTest : public HandlerTest {};

nlohmann::json seller(const nlohmann::json& changes = nlohmann::json::object()) {
  nlohmann::json item = {{"store_id", "1102345"},
                         {"observed_at", "2026-11-23T00:00:00Z"},
                         {"positive_percent", 97.8}};
  item.merge_patch(changes);
  return item;
}

TEST_F(PostSellersTest, StoresWhatWasSeenOfStoresBesidePrices) {
  const nlohmann::json lists = {{"observations", {observation()}},
                                {"sellers", {seller(), seller({{"store_id", "911"}})}}};
  const Response response = post(contributor_.batch_of_text(lists.dump()).dump());
  EXPECT_EQ(response.body, R"({"ok":true,"value":{"accepted":3,"refused":[]}})");
  const std::vector<SellerObservation> sellers = record_of(contributor_).sellers;
  ASSERT_EQ(sellers.size(), 2U);
  for (const SellerObservation& each : sellers) {
    EXPECT_EQ(each.facts, SellerFacts{.positive_permille = 978});
    EXPECT_EQ(each.day, kNowMs / kDayMs);
  }
}

TEST_F(PostSellersTest, AStoreThatCannotBeIsNamedInItsList) {
  const std::pair<nlohmann::json, const char*> cases[] = {
      {{{"store_id", "<b>"}}, "store_id"},
      {{{"positive_percent", nullptr}}, "store_id"},
      {{{"positive_percent", 130}}, "positive_percent"},
      {{{"positive_percent", "97.8"}}, "positive_percent"},
      {{{"sale_claims", 51}, {"inflated_claims", 51}}, "sale_claims"},
      {{{"opened", "2030-01-01"}}, "opened"},
      {{{"observed_at", "2026-11-20T00:00:00Z"}}, "observed_at"},
      {{{"observed_at", "2026-11-24T00:00:00Z"}}, "observed_at"},
  };
  for (const auto& [changes, where] : cases) {
    SCOPED_TRACE(changes.dump());
    const nlohmann::json lists = {{"observations", {observation()}}, {"sellers", {seller(changes)}}};
    const Response response = post(contributor_.batch_of_text(lists.dump()).dump());
    const nlohmann::json value = nlohmann::json::parse(response.body).at("value");
    EXPECT_EQ(value.at("accepted"), 1);
    ASSERT_EQ(value.at("refused").size(), 1U);
    EXPECT_EQ(value.at("refused")[0].at("list"), "sellers");
    EXPECT_EQ(value.at("refused")[0].at("where"), where);
  }
  EXPECT_TRUE(record_of(contributor_).sellers.empty());
}

TEST_F(PostSellersTest, StoresCountTowardsTheLimitsOfABatchAndAKey) {
  const std::vector<nlohmann::json> many(300, seller());
  const nlohmann::json too_many = {{"observations", std::vector<nlohmann::json>(201, observation())},
                                   {"sellers", many}};
  EXPECT_EQ(post(contributor_.batch_of_text(too_many.dump()).dump()).status, 413);
  const nlohmann::json no_list = {{"observations", nlohmann::json::array()}, {"sellers", seller()}};
  EXPECT_EQ(post(contributor_.batch_of_text(no_list.dump()).dump()).status, 400);
  const nlohmann::json batch = {{"observations", nlohmann::json::array()}, {"sellers", many}};
  for (int i = 0; i < 6; ++i) {
    EXPECT_EQ(post(contributor_.batch_of_text(batch.dump()).dump()).status, 200);
  }
  EXPECT_EQ(post(contributor_.batch_of_text(batch.dump()).dump()).status, 429) << "above 2,000";
}

}  // namespace
}  // namespace companion::server
