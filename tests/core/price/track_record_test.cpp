#include "price/track_record.h"

#include <gtest/gtest.h>

#include "price/day_history.h"
#include "price/random_history.h"

namespace companion::price {
namespace {

using test::daily;
using test::day;

/// Given on day 10 at 1000: a fall by 14 % within 7 days.
GivenAdvice given(AdviceAction action, int64_t made_on = 10) {
  GivenAdvice advice;
  advice.action = action;
  advice.made_at_ms = day(made_on);
  advice.price_minor = 1000;
  advice.horizon_days = 7;
  advice.drop_percent = 14;
  advice.drop_permille = 720;
  return advice;
}

constexpr auto kWait = AdviceAction::kWait;
constexpr auto kBuyNow = AdviceAction::kBuyNow;

GivenAdvice settled(GivenAdvice advice, const PriceHistory& history, int64_t now_day) {
  settle(advice, history, day(now_day), advice_weights());
  return advice;
}

GivenAdvice after(AdviceAction action, const std::vector<test::Stretch>& stretches, int64_t now_day = 17) {
  return settled(given(action), daily(stretches), now_day);
}

TEST(Settled, WorkedValues) {
  struct Row {
    const char* about;
    std::vector<test::Stretch> seen;
    AdviceOutcome wait, buy_now;
    int64_t known_days;
    std::optional<int64_t> saved_permille;
  };
  const auto paid_off = AdviceOutcome::kPaidOff, not_paid_off = AdviceOutcome::kNotPaidOff,
             unknown = AdviceOutcome::kUnknown;
  const Row rows[] = {
      {"a fall as deep as stated", {{0, 14, 1000}, {15, 17, 860}}, paid_off, not_paid_off, 7, 140},
      {"a minor unit less", {{0, 14, 1000}, {15, 17, 861}}, not_paid_off, paid_off, 7, 139},
      {"the first price low enough is the one paid", {{0, 12, 1000}, {13, 13, 850}, {14, 17, 500}}, paid_off, not_paid_off, 7, 150},
      {"a fall that was over again", {{0, 12, 1000}, {13, 13, 800}, {14, 17, 1000}}, paid_off, not_paid_off, 7, 200},
      {"on the last instant", {{0, 16, 1000}, {17, 17, 860}}, paid_off, not_paid_off, 7, 140},
      {"a day late", {{0, 16, 1000}, {18, 18, 860}}, not_paid_off, paid_off, 6, 0},
      {"dearer in the end", {{0, 12, 1000}, {13, 17, 1200}}, not_paid_off, paid_off, 7, -200},
      {"low before the advice only", {{0, 9, 500}, {10, 17, 1000}}, not_paid_off, paid_off, 7, 0},
      {"one look finds the fall", {{0, 10, 1000}, {16, 16, 860}}, paid_off, not_paid_off, 6, 140},
      {"one look finds none, the price the same", {{0, 16, 1000}}, not_paid_off, paid_off, 6, 0},
      {"one look finds none, the price another", {{0, 10, 1000}, {16, 16, 950}}, not_paid_off, paid_off, 6, 50},
      {"one early look", {{0, 10, 1000}, {12, 12, 950}}, unknown, unknown, 2, 50},
      {"looks more than 14 days apart", {{0, 0, 1000}, {16, 16, 950}}, unknown, unknown, 1, 50},
      {"the fall found by a look too late", {{0, 10, 1000}, {18, 18, 860}}, unknown, unknown, 0, std::nullopt},
      {"seen on three days of seven", {{0, 13, 1000}}, unknown, unknown, 3, 0},
      {"seen on four days of seven", {{0, 14, 1000}}, not_paid_off, paid_off, 4, 0},
      {"nothing seen since", {{0, 10, 1000}}, unknown, unknown, 0, std::nullopt},
      {"nothing seen at all", {}, unknown, unknown, 0, std::nullopt},
  };
  for (const Row& row : rows) {
    const GivenAdvice wait = after(kWait, row.seen, 30);
    EXPECT_EQ(wait.outcome, row.wait) << row.about;
    EXPECT_EQ(wait.known_days, row.known_days) << row.about;
    EXPECT_EQ(wait.saved_permille, row.saved_permille) << row.about;
    EXPECT_EQ(after(kBuyNow, row.seen, 30).outcome, row.buy_now) << row.about;
  }
}

TEST(Settled, NobodyGetsALowPriceThatIsSoldOut) {
  PriceHistory history = daily({{0, 12, 1000}});
  for (int64_t n = 13; n <= 17; ++n) history.add({day(n), 500, {}, false});
  const GivenAdvice wait = settled(given(kWait), history, 30);
  EXPECT_EQ(wait.outcome, AdviceOutcome::kNotPaidOff);
  EXPECT_EQ(wait.known_days, 7);
  EXPECT_EQ(wait.saved_permille, 0);
}

TEST(Settled, IsOpenUntilTheHorizonIsOver) {
  const std::vector<test::Stretch> fallen = {{0, 10, 1000}, {11, 16, 500}};
  EXPECT_EQ(after(kWait, fallen, 16).outcome, AdviceOutcome::kOpen);
  EXPECT_EQ(after(kWait, fallen, 17).outcome, AdviceOutcome::kPaidOff);
  // A clock that was set back.
  EXPECT_EQ(after(kWait, fallen, 5).outcome, AdviceOutcome::kOpen);
}

TEST(Settled, WhatIsToldStaysAndTheUnknownIsAskedAgain) {
  GivenAdvice advice = after(kBuyNow, {{0, 17, 1000}});
  EXPECT_EQ(advice.outcome, AdviceOutcome::kPaidOff);
  const auto later = daily({{0, 12, 1000}, {13, 17, 500}});
  EXPECT_EQ(settled(advice, later, 40).outcome, AdviceOutcome::kPaidOff);

  advice = after(kWait, {{0, 10, 1000}});
  EXPECT_EQ(advice.outcome, AdviceOutcome::kUnknown);
  EXPECT_EQ(settled(advice, later, 40).outcome, AdviceOutcome::kPaidOff);
}

TEST(SettledProperty, MoreSightingsNeverLoseAFall) {
  test::Lcg random(11);
  for (int round = 0; round < 300; ++round) {
    std::vector<PriceSighting> sightings = {{day(10), 1000, {}}};
    bool has_fallen = false;
    for (int n = 0; n < 12; ++n) {
      sightings.push_back({day(8) + random.below(12 * 24) * kHourMs, 700 + random.below(400), {}});
      const GivenAdvice wait =
          settled(given(kWait), PriceHistory::from_sightings(sightings), 30);
      EXPECT_LE(wait.known_days, 7);
      if (has_fallen) {
        EXPECT_EQ(wait.outcome, AdviceOutcome::kPaidOff) << round;
      }
      has_fallen = wait.outcome == AdviceOutcome::kPaidOff;
    }
  }
}

TEST(IsRepeated, WithinADayOrTheHorizonOfTheSameAdvice) {
  const GivenAdvice earlier = given(kWait, 10);
  EXPECT_TRUE(is_repeated(given(kWait, 10), earlier));
  EXPECT_TRUE(is_repeated(given(kWait, 16), earlier));
  EXPECT_FALSE(is_repeated(given(kWait, 17), earlier));
  // Another advice is none, but not on the same day.
  EXPECT_FALSE(is_repeated(given(kBuyNow, 11), earlier));
  GivenAdvice same_day = given(kBuyNow, 11);
  same_day.made_at_ms -= 1;
  EXPECT_TRUE(is_repeated(same_day, earlier));
  // A clock that was set back makes nothing new.
  EXPECT_TRUE(is_repeated(given(kWait, 6), earlier));
}

GivenAdvice told(AdviceAction action, AdviceOutcome outcome, int64_t chance_permille, int64_t known_days = 7,
                 std::optional<int64_t> saved_permille = std::nullopt) {
  GivenAdvice advice = given(action);
  advice.outcome = outcome;
  advice.drop_permille = chance_permille;
  advice.known_days = known_days;
  advice.saved_permille = saved_permille;
  return advice;
}

TrackRecord record_of(const std::vector<GivenAdvice>& advices) {
  TrackRecord record;
  for (const GivenAdvice& advice : advices) record.add(advice, advice_weights());
  return record;
}

int64_t count_of(const AdviceTally& tally, AdviceOutcome outcome) {
  return tally.counts[static_cast<size_t>(outcome)];
}

TEST(TrackRecord, CountsWhatBecameOfTheAdvices) {
  const TrackRecord record = record_of(
      {told(kWait, AdviceOutcome::kPaidOff, 720, 7, 140), told(kWait, AdviceOutcome::kNotPaidOff, 720, 7, -21),
       told(kWait, AdviceOutcome::kUnknown, 600, 1, 300), told(kWait, AdviceOutcome::kOpen, 600, 0),
       told(kBuyNow, AdviceOutcome::kPaidOff, 100)});
  EXPECT_EQ(count_of(record.waits(), AdviceOutcome::kPaidOff), 1);
  EXPECT_EQ(count_of(record.waits(), AdviceOutcome::kNotPaidOff), 1);
  EXPECT_EQ(count_of(record.waits(), AdviceOutcome::kUnknown), 1);
  EXPECT_EQ(count_of(record.waits(), AdviceOutcome::kOpen), 1);
  EXPECT_EQ(record.waits().saved_count, 2);  // of those that are told
  EXPECT_EQ(record.waits().saved_permille, 119);
  EXPECT_EQ(count_of(record.buy_nows(), AdviceOutcome::kPaidOff), 1);
  EXPECT_EQ(record.buy_nows().saved_count, 0);
  // A fall at 720, none at 720, none at 100: (280² + 720² + 100²) ÷ 3.
  EXPECT_EQ(record.scored(), 3);
  EXPECT_EQ(record.base_rate_permille(), 333);
  EXPECT_EQ(record.brier_permille(), 202);
  EXPECT_EQ(record.base_rate_brier_permille(), 222);
}

TEST(TrackRecord, ScoresChancesOnlyWhereThePriceWasSeen) {
  // Few looks that found a fall by chance would flatter a forecast that always shouts "fall".
  const TrackRecord record = record_of({told(kWait, AdviceOutcome::kPaidOff, 900, 3, 140),
                                        told(kBuyNow, AdviceOutcome::kNotPaidOff, 900, 4)});
  EXPECT_EQ(count_of(record.waits(), AdviceOutcome::kPaidOff), 1);
  EXPECT_EQ(record.scored(), 1);
  EXPECT_EQ(record.brier_permille(), 10);
  EXPECT_EQ(record.base_rate_permille(), 1000);
  EXPECT_EQ(record.base_rate_brier_permille(), 0);
}

}  // namespace
}  // namespace companion::price
