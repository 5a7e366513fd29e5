#include "configuration/plans_file.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace companion::server {
namespace {

TEST(PlansFile, TheBuiltInPlansGrow) {
  const std::vector<Plan> plans = read_plans("");
  ASSERT_EQ(plans.size(), 3U);
  EXPECT_EQ(plans[0].name, "free");
  EXPECT_EQ(plans[1].name, "premium");
  EXPECT_EQ(plans[2].name, "pro");
  for (size_t i = 1; i < plans.size(); ++i) {
    EXPECT_GT(plans[i].requests_per_minute, plans[i - 1].requests_per_minute);
    EXPECT_GT(plans[i].requests_per_day, plans[i - 1].requests_per_day);
    EXPECT_GT(plans[i].prefixes_per_batch, plans[i - 1].prefixes_per_batch);
  }
}

TEST(PlansFile, ReadsWhatIsThere) {
  const auto plans = plans_from_json(
      R"({"shop":{"requests_per_minute":1,"requests_per_day":2,"prefixes_per_batch":3}})");
  EXPECT_EQ(plans, (std::vector<Plan>{{"shop", 1, 2, 3}}));
}

TEST(PlansFile, SaysWhatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "not a JSON object"},
      {"[]", "not a JSON object"},
      {"{}", "not a JSON object"},
      {R"({"Free!":{}})", "lower-case"},
      {R"({"free":7})", "free must have"},
      {R"({"free":{"requests_per_minute":1,"requests_per_day":2}})", "free must have"},
      {R"({"free":{"requests_per_minute":1,"requests_per_day":2,"more":3}})", "prefixes_per_batch"},
      {R"({"free":{"requests_per_minute":0,"requests_per_day":2,"prefixes_per_batch":3}})",
       "requests_per_minute must be"},
      {R"({"free":{"requests_per_minute":1.5,"requests_per_day":2,"prefixes_per_batch":3}})",
       "requests_per_minute must be"},
      {R"({"free":{"requests_per_minute":1,"requests_per_day":"2","prefixes_per_batch":3}})",
       "requests_per_day must be"},
  };
  for (const auto& [text, named] : cases) {
    try {
      plans_from_json(text);
      ADD_FAILURE() << text;
    } catch (const std::runtime_error& error) {
      EXPECT_NE(std::string(error.what()).find(named), std::string::npos) << error.what();
    }
  }
  EXPECT_THROW(read_plans("/no/such/file"), std::runtime_error);
}

}  // namespace
}  // namespace companion::server
