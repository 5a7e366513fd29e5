#include "consensus/published_prices.h"

namespace companion::server {
namespace {

using crowd::PointReason;
using crowd::PointState;

constexpr int64_t kDay = kNoonMs / kDayMs;

class OpenDays : public PublishedPrices {
 protected:
  std::vector<crowd::DayPoint> days(const std::string& id = "1005001") {
    const auto found = product(id);
    return found && !found->series.empty() ? found->series[0].days : std::vector<crowd::DayPoint>();
  }
};

TEST_F(OpenDays, APriceIsPublishedWhenEnoughReportIt) {
  report(1, "1005001", 0, 1999);
  report(2, "1005001", 0, 1999);
  publish();
  ASSERT_EQ(days().size(), 1U);
  EXPECT_EQ(days()[0].state, PointState::kPending);
  EXPECT_EQ(days()[0].reason, PointReason::kFewKeys);
  report(3, "1005001", 0, 1999);
  publish();
  ASSERT_EQ(days().size(), 1U);
  EXPECT_EQ(days()[0].state, PointState::kPublished);
  EXPECT_EQ(days()[0].lowest_minor, 1999);
  EXPECT_TRUE(is_open(*product("1005001"), days()[0]));
  EXPECT_TRUE(product("1005001")->series[0].closed.empty()) << "nothing is final yet";
}

TEST_F(OpenDays, AYoungInstallationPublishesWhatOneSays) {
  options_.rules.publish = options_.rules.publish_jump = {1, 1};
  reopen();
  report(1, "1005001", 0, 1999);
  publish();
  ASSERT_EQ(days().size(), 1U);
  EXPECT_EQ(days()[0].state, PointState::kPublished);
  EXPECT_EQ(days()[0].required, (crowd::Thresholds{1, 1}));
}

TEST_F(OpenDays, ManyKeysOfOneNetworkDoNotPublish) {
  for (uint64_t each = 1; each <= 5; ++each) {
    Contribution one = contribution(each, {sample("1005001", 0, 1999)});
    one.network = 7;
    ASSERT_FALSE(append_and_wait(store_->contributions(), one));
  }
  publish();
  EXPECT_EQ(days()[0].reason, PointReason::kFewNetworks);
}

TEST_F(OpenDays, AnErasedReportIsTakenBackAtTheNextRound) {
  for (uint64_t each = 1; each <= 3; ++each) report(each, "1005001", 0, 1999);
  report(4, "1005002", 0, 500);
  publish();
  EXPECT_EQ(store_->prices().product_count(), 1) << "what is pending does not count";
  EXPECT_TRUE(product("1005002"));
  EXPECT_EQ(erase_and_wait(store_->contributions(), contributor(3)), 1U);
  erase_and_wait(store_->contributions(), contributor(4));
  publish();
  EXPECT_EQ(days()[0].state, PointState::kPending);
  EXPECT_FALSE(product("1005002")) << "nothing is left of it";
  EXPECT_EQ(store_->prices().product_count(), 0);
}

TEST_F(OpenDays, APersonalPriceOfFewIsNotTold) {
  const auto report_with_coins = [this](uint64_t number) {
    KeyedObservation seen = sample("1005001", 0, 1899);
    seen.observation.series.context = PriceContext::kCoins;
    ASSERT_FALSE(append_and_wait(store_->contributions(), contribution(number, {seen})));
  };
  report_with_coins(1);
  report_with_coins(2);
  publish();
  EXPECT_FALSE(product("1005001"));
  report_with_coins(3);
  publish();
  ASSERT_EQ(days().size(), 1U);
  EXPECT_EQ(days()[0].state, PointState::kPublished);
}

TEST_F(OpenDays, WhatWasNotDecidedBeforeTheEndIsDecidedAfterTheStart) {
  for (uint64_t each = 1; each <= 3; ++each) report(each, "1005001", 0, 1999);
  reopen();
  publish();
  ASSERT_EQ(days().size(), 1U);
  EXPECT_EQ(store_->prices().product_count(), 1);
}

TEST_F(OpenDays, ADayIsClosedWhenItsReportsMustBeIn) {
  for (uint64_t each = 1; each <= 3; ++each) report(each, "1005001", 0, 1999);
  publish(24 + 24);
  EXPECT_TRUE(is_open(*product("1005001"), days()[0])) << "two days later";
  publish(24 + 24 + 24);
  const auto closed = product("1005001");
  EXPECT_EQ(closed->closed_day, kDay);
  EXPECT_FALSE(is_open(*closed, closed->series[0].days[0]));
  const std::vector<PriceRun> expected = {{kNoonMs, kNoonMs, 1999, {}}};
  EXPECT_EQ(closed_history(closed->series[0]).runs(), expected);
}

TEST_F(OpenDays, ACategoryIsToldWhenAsManyNameIt) {
  const auto report_category = [this](uint64_t number, std::optional<int64_t> category_id) {
    KeyedObservation seen = sample("1005001", 0, 1999);
    seen.observation.category_id = category_id;
    ASSERT_FALSE(append_and_wait(store_->contributions(), contribution(number, {seen})));
  };
  report_category(1, 33902);
  report_category(2, 33902);
  report_category(3, {});
  publish();
  EXPECT_EQ(days()[0].state, PointState::kPublished);
  EXPECT_EQ(category_of(*product("1005001")), std::nullopt) << "two are too few";
  report_category(4, 33902);
  publish();
  EXPECT_EQ(category_of(*product("1005001")), 33902);
  publish(24 * 3);
  EXPECT_EQ(product("1005001")->series[0].category_id, 33902) << "as final as the day";
  erase_and_wait(store_->contributions(), contributor(1));
  publish(24 * 3 + 1);
  EXPECT_EQ(category_of(*product("1005001")), std::nullopt) << "decided again without that key";
}

TEST_F(OpenDays, ASecondRoundChangesNothing) {
  for (uint64_t each = 1; each <= 3; ++each) report(each, "1005001", 0, 1999);
  publish(24 * 3);
  const auto before = all();
  publish(24 * 3 + 1);
  reopen();
  publish(24 * 3 + 2);
  EXPECT_EQ(all(), before);
}

TEST_F(OpenDays, OfPublishedDaysOnlyTheLastClosedOneIsExplained) {
  for (int64_t day = 0; day < 9; ++day) {
    for (uint64_t each = 1; each <= 3; ++each) report(each, "1005001", 24 * day, 1999);
    publish(24 * day + 1);
  }
  // Three open days and the last closed one; the others are in the history.
  ASSERT_EQ(days().size(), 4U);
  EXPECT_EQ(days().front().day, kDay + 5);
  EXPECT_EQ(days().back().day, kDay + 8);
}

TEST_F(OpenDays, WhatWasNotPublishedIsExplainedForAFortnight) {
  for (int64_t day = 0; day < 30; ++day) {
    report(1, "1005001", 24 * day, 1999);
    publish(24 * day + 1);
  }
  EXPECT_EQ(days().size(), static_cast<size_t>(kExplainedDays));
  EXPECT_EQ(days().back().day, kDay + 29);
}

}  // namespace
}  // namespace companion::server
