#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "companion/engine.h"
#include "companion/review_engine.h"

namespace companion {
namespace {

using nlohmann::json;

json ask(const char* method, const json& args, std::string_view payload) {
  return json::parse(call_reviews(method, args.dump(), payload));
}

TEST(ReviewModule, HasItsOwnMethods) {
  EXPECT_EQ(ask("facts.read", json::object(), "").at("error").at("code"), "unknown_method");
  EXPECT_EQ(json::parse(call("reviews.digest", "{}", "{}")).at("error").at("code"), "unknown_method");
  EXPECT_EQ(json::parse(call_reviews("reviews.digest", "[]", "")).at("error").at("code"), "invalid_input");
}

TEST(ReviewPayload, IsReadInEveryForm) {
  const char* const rows[] = {
      "{\"text\":\"Good\",\"stars\":5}\n{\"text\":\"Bad\",\"stars\":1}\n",
      R"([{"text":"Good","stars":5},{"text":"Bad","stars":"1"}])",
      R"({"page":"product","reviews":[{"id":"a","text":"Good","stars":5,"photos":["x"]},{"id":"b","stars":1}]})",
      R"({"ok":true,"value":{"reviews":[{"text":"Good","stars":5},{"text":"Bad","stars":1}]}})",
  };
  for (const char* payload : rows) {
    const json digest = ask("reviews.digest", json::object(), payload).at("value").at("digest");
    EXPECT_EQ(digest.at("count"), 2) << payload;
    EXPECT_EQ(digest.at("stars"), json({1, 0, 0, 0, 1})) << payload;
    EXPECT_EQ(digest.at("average_stars"), 3.0) << payload;
  }
}

TEST(ReviewPayload, SkipsWhatIsNoReview) {
  const json value = ask("reviews.digest", {{"per_review", true}},
                         "{\"text\":\"Good\"}\nnonsense\n{}\n\n{\"stars\":9}\n{\"text\":\"x \\ud800 y\",\"id\":7}")
                         .at("value");
  EXPECT_EQ(value.at("digest").at("count"), 2);
  EXPECT_EQ(value.at("warnings"), json::parse(R"([{"code":"unreadable_reviews","count":3}])"));
  EXPECT_EQ(value.at("reviews")[0].at("id"), "1");
  EXPECT_EQ(value.at("reviews")[1].at("id"), "7");
}

TEST(ReviewPayload, IsAnErrorWhereNothingIsReadable) {
  for (const char* payload : {"", " \n", "nonsense", "{", "[1,2]", "[{\"text\":\"a\"", "<html>"}) {
    const json answer = ask("reviews.digest", json::object(), payload);
    if (std::string_view(payload).starts_with("[{")) continue;  // what was read before the break counts
    EXPECT_EQ(answer.at("error").at("code"), "invalid_input") << payload;
  }
  EXPECT_EQ(ask("reviews.digest", json::object(), "[]").at("value").at("digest").at("count"), 0);
  EXPECT_EQ(ask("reviews.digest", json::object(), R"({"reviews":[]})").at("value").at("digest").at("count"), 0);
}

TEST(ReviewsPrepare, GivesRowsForTheNetwork) {
  const json value = ask("reviews.prepare", json::object(),
                         R"([{"text":"Muy bueno, llegó bien","translated":"Very good"},{"stars":5},{"text":"ok"}])")
                         .at("value");
  EXPECT_EQ(value.at("reviews"), json({"1", "2", "3"}));
  ASSERT_EQ(value.at("texts").size(), 3u);
  EXPECT_EQ(value.at("texts")[0].at("language"), "es");
  EXPECT_EQ(value.at("texts")[0].at("clauses"), json::parse("[[0,2,0,9],[2,4,11,21]]"));
  EXPECT_EQ(value.at("texts")[1].at("from_translation"), true);
  const json& batch = value.at("batches").at(0);
  EXPECT_EQ(batch.at("texts"), json({2, 1, 0}));
  EXPECT_EQ(batch.at("rows"), 3);
  EXPECT_EQ(batch.at("words"), 4);
  const auto pieces = decode_base64(batch.at("pieces").get<std::string>());
  ASSERT_TRUE(pieces.has_value());
  EXPECT_EQ(pieces->size(), 3u * 4 * 24 * 4);
}

TEST(ReviewsDigest, TellsLanguagesAndPatterns) {
  std::string lines;
  for (int at = 0; at < 3; ++at) {
    lines += R"({"stars":5,"text":"Das ist wirklich die beste Lampe, die ich je gekauft habe"})" "\n";
  }
  lines += "{\"stars\":4,\"text\":\"很好\"}\n{\"stars\":5,\"text\":\"\",\"language\":\"fr\"}\n";
  const json value = ask("reviews.digest", {{"locale", "de"}, {"per_review", true}}, lines).at("value");
  const json& digest = value.at("digest");
  EXPECT_EQ(digest.at("languages"),
            json::parse(R"([{"language":"de","count":3},{"language":"zh","count":1}])"));
  EXPECT_EQ(digest.at("patterns")[0].at("id"), "duplicates");
  EXPECT_EQ(digest.at("patterns")[0].at("severity"), "high");
  EXPECT_EQ(digest.at("patterns")[0].at("reviews"), json({"1", "2", "3"}));
  EXPECT_FALSE(digest.contains("adjusted"));
  EXPECT_EQ(value.at("reviews")[0].at("signals"), json({"duplicates"}));
}

TEST(ReviewsDigest, StandsTenThousandReviewsAndALongOne) {
  std::string lines;
  for (int at = 0; at < 10'000; ++at) {
    lines += "{\"stars\":" + std::to_string(at % 5 + 1) + ",\"date\":\"2026-" + (at % 2 ? "03" : "07") +
             "-1" + std::to_string(at % 10) + "\",\"text\":\"Nice thing number " + std::to_string(at) +
             " 👍 <b>ok</b> \\u202E very good quality and fast delivery\"}\n";
  }
  const json digest = ask("reviews.digest", json::object(), lines).at("value").at("digest");
  EXPECT_EQ(digest.at("count"), 10'000);
  std::string text;
  while (text.size() < 100'000) text += "long слово 很好 ";
  const json prepared = ask("reviews.prepare", json::object(), json({{"text", text}}).dump());
  EXPECT_EQ(prepared.at("value").at("batches")[0].at("words"), 96);
}

TEST(Base64, WritesWhatItReads) {
  for (const std::string_view bytes : {"", "f", "fo", "foo", "foob", "fooba", "foobar", "\xFF\x00\xFE"}) {
    EXPECT_EQ(decode_base64(encode_base64(bytes)), std::string(bytes));
  }
  EXPECT_EQ(encode_base64("fooba"), "Zm9vYmE=");
}

}  // namespace
}  // namespace companion
