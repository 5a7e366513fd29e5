#include "handlers/get_rules.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "temporary_folder.h"

namespace companion::server {
namespace {

class GetRulesTest : public testing::Test {
 protected:
  void write(const std::string& text) { std::ofstream(file_, std::ios::binary) << text; }

  Response get(const std::string& if_none_match = {}) {
    return get_rules({.method = "GET", .if_none_match = if_none_match}, file_);
  }

  static std::string error_code(const Response& response) {
    return nlohmann::json::parse(response.body).at("error").at("code");
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "rules.json";
};

std::string tag_of(const Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "ETag") return value;
  }
  return {};
}

/// Bytes of the pack that a careless reader would change: spaces, escapes, a fraction.
constexpr const char* kSignedPack =
    R"({"pack":"{ \"format\": 1.0,\n\t\"title\": \"\\u20ac \u20ac\" }","signature":"c2ln","key":"k1"})";

TEST_F(GetRulesTest, HandsThePackOutByteForByte) {
  write(kSignedPack);
  const Response response = get();
  EXPECT_EQ(response.status, 200);
  const auto value = nlohmann::json::parse(response.body).at("value");
  EXPECT_EQ(value, nlohmann::json::parse(kSignedPack));
  EXPECT_EQ(value.at("pack"), "{ \"format\": 1.0,\n\t\"title\": \"\\u20ac \xE2\x82\xAC\" }");
}

TEST_F(GetRulesTest, IsNotSentTwiceAndNoticesANewFile) {
  write(kSignedPack);
  const std::string tag = tag_of(get());
  EXPECT_EQ(tag, "\"c2ln\"") << "what a client can say without having been told";
  const Response again = get(tag);
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  EXPECT_EQ(tag_of(again), tag);
  write(R"({"pack":"{}","signature":"bmV3","key":"k1"})");
  EXPECT_EQ(get(tag).status, 200);
}

TEST_F(GetRulesTest, WithoutAFileThereAreNone) {
  const Response response = get_rules({.method = "GET"}, {});
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(error_code(response), "not_found");
}

TEST_F(GetRulesTest, AFileThatIsNoSignedPackIsAFaultOfTheServer) {
  EXPECT_EQ(get().status, 503) << "missing";
  for (const char* text : {"", "{", "[]", R"({"pack":"{}","signature":"c2ln"})",
                           R"({"pack":"{}","signature":"a\r\nX: b","key":"k1"})",
                           R"({"pack":{},"signature":"c2ln","key":"k1"})",
                           R"({"pack":"{}","signature":"c2ln","key":"k1","more":1})"}) {
    write(text);
    const Response response = get();
    EXPECT_EQ(response.status, 503) << text;
    EXPECT_EQ(error_code(response), "unavailable") << text;
  }
}

}  // namespace
}  // namespace companion::server
