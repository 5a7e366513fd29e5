#include "shopper/watch.h"

#include <gtest/gtest.h>

#include <random>

namespace companion::shopper {
namespace {

constexpr int64_t kStartMs = 1'795'402'800'000;  // 2026-11-23T03:00:00Z
const SeriesKey kKey{"1005006123456789", std::nullopt, "USD", "US", PriceContext::kPublic};

/// A watched product that is read once an hour.
class Watched {
 public:
  explicit Watched(WatchRules wishes) : rules(std::move(wishes)) {}

  /// The types told for a reading, in order.
  std::vector<AlertType> read(const WatchReading& reading) {
    outcome = evaluate(rules, state, reading, now_ms, watch_weights());
    state = outcome.state;
    now_ms += kHourMs;
    std::vector<AlertType> types;
    for (const Alert& alert : outcome.alerts) types.push_back(alert.type);
    return types;
  }

  std::vector<AlertType> price(int64_t price_minor) { return read({.key = kKey, .price_minor = price_minor}); }

  WatchRules rules;
  std::optional<WatchState> state;
  WatchOutcome outcome;
  int64_t now_ms = kStartMs;
};

using Types = std::vector<AlertType>;
const Types kNothing;
const Types kTarget{AlertType::kTargetReached};
const Types kDrop{AlertType::kPriceDrop};
const Types kLow{AlertType::kNewLow};
const Types kStock{AlertType::kBackInStock};
const Types kWaiting{AlertType::kWaitingOver};
const Types kCoupon{AlertType::kCouponAppeared};

TEST(WatchWeights, HoldTheDesignsNumbersInTheOrderOfTheTypes) {
  const WatchWeights& weights = watch_weights();
  EXPECT_EQ(weights.drop_percent, 10);
  ASSERT_EQ(weights.alerts.size(), 6u);
  EXPECT_EQ(weights.alerts[static_cast<size_t>(AlertType::kTargetReached)].type, "target_reached");
  EXPECT_EQ(weights.alerts[static_cast<size_t>(AlertType::kPriceDrop)].type, "price_drop");
  EXPECT_EQ(weights.alerts[static_cast<size_t>(AlertType::kNewLow)].type, "new_low");
  EXPECT_EQ(weights.alerts[static_cast<size_t>(AlertType::kBackInStock)].type, "back_in_stock");
  EXPECT_EQ(weights.alerts[static_cast<size_t>(AlertType::kWaitingOver)].type, "waiting_over");
  EXPECT_EQ(weights.alerts[static_cast<size_t>(AlertType::kCouponAppeared)].type, "coupon_appeared");
}

TEST(Watch, TellsTheTargetOnceUntilItIsLowerOrHasRisenClearAbove) {
  Watched watched({.target_minor = 1840});
  EXPECT_EQ(watched.price(2044), kNothing);
  EXPECT_EQ(watched.price(1841), kNothing);
  EXPECT_EQ(watched.price(1840), kTarget);
  EXPECT_EQ(watched.outcome.alerts[0].price_minor, 1840);
  EXPECT_EQ(watched.outcome.alerts[0].was_minor, 2044);
  EXPECT_EQ(watched.outcome.alerts[0].percent, 10);
  EXPECT_EQ(watched.price(1840), kNothing) << "told";
  EXPECT_EQ(watched.price(1823), kNothing) << "less than one percent below";
  EXPECT_EQ(watched.price(1860), kNothing);
  EXPECT_EQ(watched.price(1838), kNothing) << "trembles around the mark";
  EXPECT_EQ(watched.price(1822), kTarget) << "lower by the minimum step";
  watched.now_ms += kDayMs;
  EXPECT_EQ(watched.price(1895), kNothing) << "three percent above";
  EXPECT_EQ(watched.price(1840), kTarget) << "came back";
}

TEST(Watch, CountsADropFromThePriceWhenWatchingBegan) {
  Watched watched({.drop_percent = 10});
  EXPECT_EQ(watched.price(2044), kNothing);
  EXPECT_EQ(watched.price(1900), kNothing);
  EXPECT_EQ(watched.price(2500), kNothing);
  EXPECT_EQ(watched.price(1840), kNothing) << "26 percent below yesterday's, 9.98 below the first";
  EXPECT_EQ(watched.price(1839), kDrop);
  EXPECT_EQ(watched.outcome.alerts[0].was_minor, 2044);
}

TEST(Watch, SaysNothingOfWhatIsFulfilledWhenItBegins) {
  Watched watched({.target_minor = 2100, .new_low = true});
  EXPECT_EQ(watched.price(2044), kNothing);
  EXPECT_EQ(watched.price(2044), kNothing);
  EXPECT_EQ(watched.price(2000), (Types{AlertType::kTargetReached, AlertType::kNewLow}));
}

TEST(Watch, AMovedMarkCountsAnew) {
  Watched watched({.target_minor = 1840});
  watched.price(2044);
  EXPECT_EQ(watched.price(1800), kTarget);
  watched.rules.target_minor = 1850;
  EXPECT_EQ(watched.price(1800), kTarget);
}

TEST(Watch, TellsANewLowOnlyByTheMinimumStepBelowWhatWasEverSeen) {
  Watched watched({.new_low = true});
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2000, .lowest_before_minor = 1500}), kNothing);
  EXPECT_EQ(watched.price(1600), kNothing);
  EXPECT_EQ(watched.price(1490), kNothing) << "too small a step";
  EXPECT_EQ(watched.price(1485), kLow) << "small steps add up";
  EXPECT_EQ(watched.outcome.alerts[0].was_minor, 1500);
  EXPECT_EQ(watched.price(1485), kNothing);
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 1400, .lowest_before_minor = 1390}), kNothing)
      << "others have seen it lower";
}

TEST(Watch, BackInStockOnlyAfterItWasSeenOutOfStock) {
  Watched watched({.back_in_stock = true});
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2000, .in_stock = true}), kNothing);
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2000, .in_stock = true}), kNothing);
  EXPECT_EQ(watched.read({.key = kKey, .in_stock = false}), kNothing);
  EXPECT_EQ(watched.price(2000), kNothing) << "a page that does not say counts for nothing";
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2000, .in_stock = true}), kStock);
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2000, .in_stock = true}), kNothing);
}

TEST(Watch, ForgetsWhatNobodyWishedToBeTold) {
  Watched watched({});
  watched.read({.key = kKey, .in_stock = false, .coupons = {{"A"}}});
  watched.read({.key = kKey, .price_minor = 2000, .in_stock = true, .coupons = {{"A", "B"}}});
  watched.rules.back_in_stock = watched.rules.coupon = watched.rules.new_low = true;
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2000, .in_stock = true, .coupons = {{"B"}}}), kNothing);
}

TEST(Watch, WaitingIsOverWhenAFallHasBecomeUnlikelyOrTodayIsTheBestDay) {
  Watched watched({.wait_chance_percent = 40});
  const auto chance = [](int64_t percent, bool today = false) {
    return WatchReading{.key = kKey, .price_minor = 2000, .drop_chance_percent = percent, .best_day_is_today = today};
  };
  EXPECT_EQ(watched.read(chance(20)), kNothing) << "waiting never paid";
  EXPECT_EQ(watched.read(chance(10)), kNothing);
  EXPECT_EQ(watched.read(chance(40)), kNothing);
  EXPECT_EQ(watched.read(chance(36)), kNothing) << "hysteresis";
  EXPECT_EQ(watched.price(2000), kNothing) << "no forecast, no news";
  EXPECT_EQ(watched.read(chance(34)), kWaiting);
  EXPECT_EQ(watched.outcome.alerts[0].chance_percent, 34);
  EXPECT_EQ(watched.read(chance(34)), kNothing);
  EXPECT_EQ(watched.read(chance(60)), kNothing);
  EXPECT_EQ(watched.read(chance(60, true)), kWaiting);
}

TEST(Watch, TellsACouponNotSeenBefore) {
  Watched watched({.coupon = true});
  EXPECT_EQ(watched.price(2000), kNothing);
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2000, .coupons = {{"A"}}}), kNothing)
      << "the first ones are where comparing begins";
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2000, .coupons = {{}}}), kNothing);
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2000, .coupons = {{"A"}}}), kNothing) << "came back";
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2000, .coupons = {{"A", "B"}}}), kCoupon);
  EXPECT_EQ(watched.outcome.alerts[0].coupon, "B");
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2000, .coupons = {{"B"}}}), kNothing);
}

TEST(Watch, KeepsABoundedMemoryOfCoupons) {
  Watched watched({.coupon = true});
  for (int i = 0; i < 300; ++i) {
    watched.read({.key = kKey, .coupons = {{std::to_string(i)}}});
    watched.now_ms += kDayMs;
  }
  EXPECT_LE(watched.state->coupons->size(), 40u);
  EXPECT_EQ(watched.state->coupons->back(), "299");
}

TEST(Watch, NeverComparesWithAnotherSeries) {
  const std::pair<const char*, SeriesKey> others[] = {
      {"currency", {kKey.product_id, {}, "EUR", "US", PriceContext::kPublic}},
      {"destination", {kKey.product_id, {}, "USD", "DE", PriceContext::kPublic}},
      {"unknown destination", {kKey.product_id, {}, "USD", {}, PriceContext::kPublic}},
      {"context", {kKey.product_id, {}, "USD", "US", PriceContext::kNewUser}},
      {"variant", {kKey.product_id, "12000031", "USD", "US", PriceContext::kPublic}},
      {"product", {"1005006000000000", {}, "USD", "US", PriceContext::kPublic}},
  };
  for (const auto& [name, key] : others) {
    Watched watched({.target_minor = 1840, .drop_percent = 10, .new_low = true, .back_in_stock = true, .coupon = true});
    watched.read({.key = kKey, .price_minor = 2044, .in_stock = false, .coupons = {{"A"}}});
    const auto before = watched.state;
    EXPECT_EQ(watched.read({.key = key, .price_minor = 1, .in_stock = true, .coupons = {{"B"}}}), kNothing) << name;
    EXPECT_EQ(watched.outcome.held, "other_series") << name;
    EXPECT_EQ(watched.state, before) << name;
  }
}

TEST(Watch, TellsAfterTheSnoozeWhatStillHolds) {
  Watched watched({.target_minor = 1840, .back_in_stock = true});
  watched.read({.key = kKey, .price_minor = 2044, .in_stock = false});
  watched.rules.snoozed_until_ms = watched.now_ms + 3 * kHourMs;
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 1800, .in_stock = true}), kNothing);
  EXPECT_EQ(watched.outcome.held, "snoozed");
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 1800, .in_stock = true}), kNothing);
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2044, .in_stock = true}), kNothing);
  EXPECT_EQ(watched.read({.key = kKey, .price_minor = 2044, .in_stock = true}), kStock)
      << "the price rose again, the stock is still there";
}

TEST(Watch, TellsAtMostTwiceWithinADayAndTheRestLater) {
  Watched watched({.target_minor = 2000});
  watched.price(2500);
  EXPECT_EQ(watched.price(2000), kTarget);
  EXPECT_EQ(watched.price(1900), kTarget);
  EXPECT_EQ(watched.price(1800), kNothing);
  EXPECT_EQ(watched.outcome.held, "told_enough");
  watched.now_ms = kStartMs + kHourMs + kDayMs;
  EXPECT_EQ(watched.price(1800), kTarget) << "the first of the two is a day old";
  EXPECT_EQ(watched.state->told_at_ms.size(), 2u);
}

TEST(Watch, SurvivesAClockThatJumps) {
  Watched watched({.target_minor = 2000});
  watched.now_ms = kStartMs + 1000 * kDayMs;
  watched.price(2500);
  watched.price(2000);
  watched.price(1900);
  watched.now_ms = kStartMs;
  EXPECT_EQ(watched.price(1800), kTarget) << "what was told in the future does not count";
}

TEST(Watch, GreaterFallsAreMoreUrgent) {
  const auto urgency = [](int64_t price_minor) {
    Watched watched({.target_minor = 9000});
    watched.price(10000);
    watched.price(price_minor);
    return watched.outcome.alerts.at(0).urgency_permille;
  };
  EXPECT_EQ(urgency(9000), 600);
  EXPECT_EQ(urgency(7000), 800);
  EXPECT_EQ(urgency(1), 1000);
  for (int64_t price = 100; price <= 9000; price += 100) EXPECT_GE(urgency(price - 50), urgency(price));
}

TEST(Watch, HoldsForAnySequenceOfPrices) {
  std::mt19937 random(20261123);
  for (int round = 0; round < 300; ++round) {
    Watched watched({.target_minor = 1500, .drop_percent = 20, .new_low = true});
    for (int i = 0; i < 60; ++i) {
      const int64_t price = std::uniform_int_distribution<int64_t>(1000, 2500)(random);
      watched.now_ms += kDayMs;
      const Types told = watched.price(price);
      for (const AlertType type : told) {
        EXPECT_LE(price, type == AlertType::kTargetReached ? 1500 : 2500);
      }
      for (const Alert& alert : watched.outcome.alerts) {
        EXPECT_TRUE(alert.type != AlertType::kNewLow || price < *alert.was_minor);
      }
      const auto again = evaluate(watched.rules, watched.state, {.key = kKey, .price_minor = price},
                                  watched.now_ms, watch_weights());
      EXPECT_TRUE(again.alerts.empty()) << "the same reading twice";
    }
  }
}

TEST(Marks, WorkedValues) {
  EXPECT_EQ(drop_mark(2044, 10), 1839);
  EXPECT_EQ(drop_mark(100'000'000'000, 1), 99'000'000'000);
  EXPECT_EQ(new_low_mark(1000, watch_weights()), 990);
  EXPECT_EQ(new_low_mark(50, watch_weights()), 49);
}

}  // namespace
}  // namespace companion::shopper
