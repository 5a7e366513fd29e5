#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "companion/engine.h"

namespace companion {
namespace {

using nlohmann::json;

json ask(const char* method, const json& args) { return json::parse(call(method, args.dump(), "")); }

json advice(const char* action = "wait") {
  return {{"action", action},   {"made_at", "2026-11-01T10:00:00Z"}, {"price_minor", 1000},
          {"horizon_days", 7},  {"drop_percent", 14},                {"drop_permille", 720}};
}

json series() {
  return {{"currency", "USD"},
          {"context", "public"},
          {"runs",
           {{{"from", "2026-10-01T00:00:00Z"}, {"to", "2026-11-05T00:00:00Z"}, {"price_minor", 1000}},
            {{"from", "2026-11-06T00:00:00Z"}, {"to", "2026-11-08T00:00:00Z"}, {"price_minor", 850}}}}};
}

json question(const json& advices) {
  return {{"now", "2026-11-08T10:00:00Z"}, {"advices", advices}, {"series", series()}};
}

TEST(AdviceSettle, SaysWhatBecameOfEach) {
  const json answer = ask("advice.settle", question({advice(), advice("buy_now")}));
  ASSERT_TRUE(answer.at("ok")) << answer;
  EXPECT_EQ(answer.at("value").at("advices"),
            json({{{"outcome", "paid_off"}, {"known_days", 7}, {"saved_permille", 150}},
                  {{"outcome", "not_paid_off"}, {"known_days", 7}}}));
  EXPECT_EQ(answer.at("value").at("record").at("waits").at("paid_off"), 1);
  EXPECT_FALSE(answer.at("value").contains("counts"));
}

TEST(AdviceSettle, SaysWhetherTheLatestCounts) {
  json args = question(json::array({advice()}));
  args["latest"] = advice();
  args["latest"]["made_at"] = "2026-11-08T09:59:59Z";
  EXPECT_EQ(ask("advice.settle", args).at("value").at("counts"), false);
  args["latest"]["made_at"] = "2026-11-08T10:00:00Z";
  EXPECT_EQ(ask("advice.settle", args).at("value").at("counts"), true);
  args["latest"]["action"] = "no_advice";
  EXPECT_EQ(ask("advice.settle", args).at("error").at("where"), "latest.action");
}

TEST(AdviceSettle, RefusesWhatItCannotRead) {
  const json good = question(json::array({advice()}));
  ASSERT_TRUE(ask("advice.settle", good).at("ok"));
  const std::pair<const char*, const char*> spoilt[] = {
      {"/now", "now"},
      {"/advices", "advices"},
      {"/advices/0", "advices[0].action"},
      {"/advices/0/action", "advices[0].action"},
      {"/advices/0/made_at", "advices[0].made_at"},
      {"/advices/0/price_minor", "advices[0].price_minor"},
      {"/advices/0/horizon_days", "advices[0].horizon_days"},
      {"/advices/0/drop_percent", "advices[0].drop_percent"},
      {"/advices/0/drop_permille", "advices[0].drop_permille"},
      {"/advices/0/outcome", "advices[0].outcome"},
      {"/advices/0/known_days", "advices[0].known_days"},
      {"/advices/0/saved_permille", "advices[0].saved_permille"},
      {"/series", "series"},
  };
  for (const auto& [place, where] : spoilt) {
    json args = good;
    args[json::json_pointer(place)] = -1.5;
    const json answer = ask("advice.settle", args);
    ASSERT_FALSE(answer.at("ok")) << place;
    EXPECT_EQ(answer.at("error").at("code"), "invalid_input");
    EXPECT_EQ(answer.at("error").at("where"), where);
  }
  for (const auto& [key, number] : {std::pair<const char*, int64_t>{"price_minor", 0},
                                    {"price_minor", 100'000'000'001},
                                    {"horizon_days", 31},
                                    {"drop_percent", 100},
                                    {"drop_permille", 1001}}) {
    json args = good;
    args["advices"][0][key] = number;
    EXPECT_FALSE(ask("advice.settle", args).at("ok")) << key << number;
  }
}

TEST(AdviceSettle, WithoutASeriesCountsAndScoresWhatIsGiven) {
  json paid = advice(), not_paid = advice(), open = advice(), unknown = advice();
  paid.update({{"outcome", "paid_off"}, {"known_days", 7}, {"saved_permille", 150}});
  not_paid.update({{"outcome", "not_paid_off"}, {"known_days", 5}, {"saved_permille", -50}});
  unknown.update({{"outcome", "unknown"}, {"known_days", 1}});
  const json record = ask("advice.settle", {{"advices", {paid, not_paid, open, unknown}}}).at("value").at("record");
  EXPECT_EQ(record.at("waits"), json({{"ended", 3}, {"paid_off", 1}, {"not_paid_off", 1}, {"unknown", 1},
                                      {"open", 1}, {"mean_saved_permille", 50}}));
  EXPECT_EQ(record.at("chances"), json({{"count", 2}, {"base_rate_permille", 500}, {"brier_permille", 298},
                                        {"base_rate_brier_permille", 250}}));
}

TEST(AdviceSettle, OfNothingHasNoScore) {
  const json record = ask("advice.settle", {{"advices", json::array()}}).at("value").at("record");
  EXPECT_EQ(record.at("waits").at("ended"), 0);
  EXPECT_FALSE(record.contains("chances"));
  EXPECT_EQ(ask("advice.settle", json::object()).at("error").at("where"), "advices");
}

}  // namespace
}  // namespace companion
