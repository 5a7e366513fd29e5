#include "crowd/reputation.h"

#include <gtest/gtest.h>

namespace companion::crowd {
namespace {

constexpr ConsensusRules kRules;

/// A key that has agreed in many series since day 0.
Reputation proven() {
  Reputation key = new_reputation(0, kRules);
  for (SeriesId series = 0; series < 40; ++series) add_agreement(key, series, kRules);
  return key;
}

TEST(Reputation, ANewKeyIsOnProbationWithHalfItsWeight) {
  const Reputation key = new_reputation(100, kRules);
  EXPECT_FALSE(is_proven(key, 200, kRules));
  EXPECT_EQ(key_weight(key, 100, kRules), 500);
}

TEST(Reputation, ProbationEndsWithAgeAndAgreements) {
  EXPECT_FALSE(is_proven(proven(), 13, kRules));
  EXPECT_TRUE(is_proven(proven(), 14, kRules));
  EXPECT_EQ(key_weight(proven(), 13, kRules), 500);
  EXPECT_EQ(key_weight(proven(), 14, kRules), 1000);
}

TEST(Reputation, OneSeriesProvesNobody) {
  Reputation key = new_reputation(0, kRules);
  for (int i = 0; i < 500; ++i) add_agreement(key, 1, kRules);
  EXPECT_EQ(key.agreements, 3);
  EXPECT_FALSE(is_proven(key, 500, kRules));
}

TEST(Reputation, FourWrongReportsTakeAllWeight) {
  Reputation key = proven();
  key.standing = 1000;
  const int64_t standings[] = {666, 444, 296, 197};
  for (const int64_t standing : standings) {
    add_disagreement(key, kRules);
    EXPECT_EQ(key.standing, standing);
  }
  EXPECT_EQ(key_weight(key, 20, kRules), 0);
}

TEST(Reputation, WeightGrowsInAStraightLineBetweenItsMarks) {
  Reputation key = proven();
  const std::pair<int64_t, int64_t> standing_and_weight[] = {{199, 0},   {200, 0},    {350, 500},
                                                             {499, 996}, {500, 1000}, {1000, 1000}};
  for (const auto& [standing, weight] : standing_and_weight) {
    key.standing = standing;
    EXPECT_EQ(key_weight(key, 20, kRules), weight) << standing;
  }
}

TEST(Reputation, AnAgreementClosesASixthOfTheDistance) {
  Reputation key = new_reputation(0, kRules);
  add_agreement(key, 1, kRules);
  EXPECT_EQ(key.standing, 666);
}

TEST(Reputation, StandingStaysWithinItsBounds) {
  Reputation key = new_reputation(0, kRules);
  for (int i = 0; i < 1000; ++i) add_disagreement(key, kRules);
  EXPECT_EQ(key.standing, 0);
  for (int i = 0; i < 1000; ++i) add_agreement(key, 1, kRules);
  EXPECT_LE(key.standing, 1000);
  EXPECT_GE(key.standing, 990);
}

}  // namespace
}  // namespace companion::crowd
