#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "companion/engine.h"

namespace companion {
namespace {

using nlohmann::json;

constexpr const char* kNow = "2026-11-23T03:00:00Z";

json ask(const char* method, const json& args) { return json::parse(call(method, args.dump(), "")); }

json reading(int64_t price_minor) {
  return {{"outcome", "ok"},
          {"key", {{"product_id", "1005006123456789"}, {"currency", "USD"}, {"context", "public"}}},
          {"price_minor", price_minor}};
}

TEST(WatchEvaluate, RemembersAndTells) {
  const json watch = {{"target_minor", 1840}, {"drop_percent", 10}};
  const json begun =
      ask("watch.evaluate", {{"now", kNow}, {"watch", watch}, {"reading", reading(2044)}});
  EXPECT_EQ(begun.at("value").at("alerts"), json::array());
  EXPECT_EQ(begun.at("value").at("state").at("base_minor"), 2044);

  const json told = ask("watch.evaluate", {{"now", kNow},
                                           {"watch", watch},
                                           {"state", begun.at("value").at("state")},
                                           {"reading", reading(1635)}});
  const json& alerts = told.at("value").at("alerts");
  ASSERT_EQ(alerts.size(), 2u);
  EXPECT_EQ(alerts[0], json({{"type", "target_reached"},
                             {"price_minor", 1635},
                             {"was_minor", 2044},
                             {"percent", 20},
                             {"notification",
                              {{"type", "price_drop"},
                               {"urgency_permille", 700},
                               {"interest_permille", 1000},
                               {"time_sensitivity_permille", 700}}}}));
  EXPECT_EQ(told.at("value").at("state").at("told_at"), json::array({kNow}));
  EXPECT_EQ(told.at("value").at("state").at("drop"), json({{"mark_minor", 1839}, {"price_minor", 1635}}));
}

TEST(WatchEvaluate, AFailedOrBlockedReadChangesNothing) {
  const json watch = {{"target_minor", 1840}, {"back_in_stock", true}};
  const json state = ask("watch.evaluate", {{"now", kNow}, {"watch", watch}, {"reading", reading(2044)}})
                         .at("value").at("state");
  for (const char* outcome : {"failed", "blocked"}) {
    json spoilt = reading(1);
    spoilt["outcome"] = outcome;
    spoilt["in_stock"] = false;
    const json answer = ask("watch.evaluate",
                            {{"now", kNow}, {"watch", watch}, {"state", state}, {"reading", spoilt}});
    EXPECT_EQ(answer.at("value"), json({{"alerts", json::array()}, {"held", "read_failed"}, {"state", state}}));
  }
}

TEST(WatchEvaluate, RefusesWhatItCannotRead) {
  const json good = {{"now", kNow}, {"watch", json::object()}, {"reading", reading(2044)}};
  ASSERT_TRUE(ask("watch.evaluate", good).at("ok"));
  const std::pair<const char*, const char*> spoilt[] = {
      {"/now", "now"},
      {"/watch", "watch"},
      {"/watch/target_minor", "watch.target_minor"},
      {"/watch/drop_percent", "watch.drop_percent"},
      {"/watch/new_low", "watch.new_low"},
      {"/watch/snoozed_until", "watch.snoozed_until"},
      {"/state", "state"},
      {"/reading", "reading"},
      {"/reading/outcome", "reading.outcome"},
      {"/reading/key", "reading.key"},
      {"/reading/price_minor", "reading.price_minor"},
      {"/reading/in_stock", "reading.in_stock"},
      {"/reading/coupons", "reading.coupons"},
      {"/reading/drop_chance_percent", "reading.drop_chance_percent"},
  };
  for (const auto& [place, where] : spoilt) {
    json args = good;
    args[json::json_pointer(place)] = -1.5;
    const json answer = ask("watch.evaluate", args);
    ASSERT_FALSE(answer.at("ok")) << place;
    EXPECT_EQ(answer.at("error").at("code"), "invalid_input");
    EXPECT_EQ(answer.at("error").at("where"), where);
  }
  json args = good;
  args["watch"]["target_minor"] = 100'000'000'001;
  EXPECT_FALSE(ask("watch.evaluate", args).at("ok"));
  args = good;
  args["state"] = {{"key", reading(1).at("key")}, {"told_at", {"yesterday"}}};
  EXPECT_EQ(ask("watch.evaluate", args).at("error").at("where"), "state.told_at");
}

TEST(WatchPreview, NamesTheMarks) {
  const json watch = {{"target_minor", 1700}, {"drop_percent", 10}, {"new_low", true}};
  EXPECT_EQ(ask("watch.preview", {{"watch", watch}, {"base_minor", 2044}, {"lowest_minor", 1500}}).at("value"),
            json({{"target_minor", 1700}, {"drop_minor", 1839}, {"new_low_minor", 1485}, {"at_or_below_minor", 1839}}));
  EXPECT_EQ(ask("watch.preview", {{"watch", watch}}).at("value"),
            json({{"target_minor", 1700}, {"at_or_below_minor", 1700}}));
  EXPECT_EQ(ask("watch.preview", {{"watch", {{"coupon", true}}}}).at("value"), json::object());
}

json news(const char* type, int strength) {
  return {{"type", type},
          {"urgency_permille", strength},
          {"interest_permille", strength},
          {"time_sensitivity_permille", strength}};
}

TEST(NotificationRank, SortsAndDefersInQuietHours) {
  json muted = news("price_drop", 1000);
  muted["is_muted"] = true;
  const json list = {news("marketing", 100), news("price_drop", 1000), news("deal_alert", 500), muted};
  json args = {{"now", kNow}, {"notifications", list}};
  const json by_day = ask("notification.rank", args).at("value");
  EXPECT_EQ(by_day.at("ranked"), json({{{"index", 1}, {"priority_permille", 970}, {"action", "show"}},
                                       {{"index", 3}, {"priority_permille", 970}, {"action", "mute"}},
                                       {{"index", 2}, {"priority_permille", 605}, {"action", "show"}},
                                       {{"index", 0}, {"priority_permille", 130}, {"action", "show"}}}));
  EXPECT_FALSE(by_day.contains("quiet_until"));

  args["quiet_hours"] = {{"from_minute", 1320}, {"to_minute", 420}};
  args["utc_offset_minutes"] = 60;
  const json by_night = ask("notification.rank", args).at("value");
  EXPECT_EQ(by_night.at("quiet_until"), "2026-11-23T06:00:00Z");
  EXPECT_EQ(by_night.at("ranked")[0].at("action"), "show");
  EXPECT_EQ(by_night.at("ranked")[1].at("action"), "mute");
  EXPECT_EQ(by_night.at("ranked")[2].at("action"), "defer");
}

TEST(NotificationRank, RefusesWhatItCannotRead) {
  const auto where = [](json args) { return ask("notification.rank", args).at("error").at("where"); };
  EXPECT_EQ(where({{"now", kNow}}), "notifications");
  EXPECT_EQ(where({{"now", kNow}, {"notifications", {5}}}), "notifications[0]");
  EXPECT_EQ(where({{"now", kNow}, {"notifications", {news("other", 1001)}}}), "notifications[0].urgency_permille");
  EXPECT_EQ(where({{"now", kNow}, {"notifications", json::array()}, {"quiet_hours", {{"from_minute", 1440}, {"to_minute", 0}}}}),
            "quiet_hours.from_minute");
  EXPECT_EQ(where({{"now", kNow}, {"notifications", json::array()}, {"quiet_hours", {{"from_minute", 0}, {"to_minute", 1}}}}),
            "utc_offset_minutes");
}

}  // namespace
}  // namespace companion
