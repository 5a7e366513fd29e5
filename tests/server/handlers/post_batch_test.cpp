#include "handlers/post_batch.h"

#include "handlers/handler_test.h"

namespace companion::server {
namespace {

class PostBatchTest : public HandlerTest {
 protected:
  void SetUp() override {
    control_.api_keys().set_plans({{.name = "free",
                                    .requests_per_minute = 10,
                                    .requests_per_day = 100,
                                    .prefixes_per_batch = 2}});
    control_.api_keys().set_keys({{.hash = sha256("ack_one"), .plan = "free"}});
  }

  Response ask(const std::string& body, const std::string& api_key = "ack_one") {
    return post_batch({.method = "POST", .api_key = api_key, .body = body}, control_,
                      store_.prices(), {3, 2}, [this] { return now_ms_; });
  }

  static std::string whole_body(const Response& response) {
    std::string body;
    for (std::string piece = response.next_chunk(); !piece.empty();
         piece = response.next_chunk()) {
      body += piece;
    }
    return body;
  }
};

TEST_F(PostBatchTest, AnswersEveryBucketThatWasAskedFor) {
  ASSERT_EQ(post(batch({observation()})).status, 200);
  publish();
  const Response response = ask(R"({"prefixes":["all","all"]})");
  ASSERT_EQ(response.status, 200);
  const nlohmann::json document = nlohmann::json::parse(whole_body(response));
  const nlohmann::json& buckets = document.at("value").at("buckets");
  ASSERT_EQ(buckets.size(), 2U);
  EXPECT_EQ(buckets[1].at("prefix"), "all");
  EXPECT_EQ(buckets[1].at("required").at("keys"), 3);
  EXPECT_EQ(buckets[1].at("products").at(0).at("product_id"), "1005006123456789");
}

TEST_F(PostBatchTest, NeedsAKnownKey) {
  EXPECT_EQ(ask(R"({"prefixes":["all"]})", "").status, 401);
  EXPECT_EQ(ask(R"({"prefixes":["all"]})", "ack_two").status, 401);
}

TEST_F(PostBatchTest, KeepsToThePlan) {
  EXPECT_EQ(ask(R"({"prefixes":["all","all","all"]})").status, 413);
  int answered = 0;
  for (int i = 0; i < 10; ++i) answered += ask(R"({"prefixes":["all","all"]})").status == 200;
  EXPECT_EQ(answered, 5) << "a bucket counts as a request, what is refused does not";
  EXPECT_EQ(ask(R"({"prefixes":["all"]})").status, 429);
}

TEST_F(PostBatchTest, NamesWhatIsWrongWithThePrefixes) {
  for (const char* body : {"", "[]", "{}", R"({"prefixes":[]})", R"({"prefixes":"all"})",
                           R"({"prefixes":[1]})", R"({"prefixes":[""]})",
                           R"({"prefixes":["0123456789"]})"}) {
    EXPECT_EQ(ask(body).status, 400) << body;
  }
}

}  // namespace
}  // namespace companion::server
