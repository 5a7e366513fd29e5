#include "crowd/consensus.h"

#include <gtest/gtest.h>

#include "crowd/cell_reports.h"

namespace companion::crowd {
namespace {

DayPoint last_point(const std::vector<Report>& log, const ConsensusRules& rules = {}) {
  const auto points = replay(log, rules).points(kSeries);
  return points.empty() ? DayPoint{} : points.back();
}

void expect_point(const DayPoint& point, PointState state, PointReason reason) {
  EXPECT_EQ(point_state_name(point.state), point_state_name(state));
  EXPECT_EQ(point_reason_name(point.reason), point_reason_name(reason));
}

TEST(Consensus, ThreeContributorsPublish) {
  std::vector<Report> log;
  add_reports(log, 1, 3, 1999);
  const DayPoint point = last_point(log);
  expect_point(point, PointState::kPublished, PointReason::kAgreed);
  EXPECT_EQ(point.day, kDay);
  EXPECT_EQ(point.lowest_minor, 1999);
  EXPECT_EQ(point.highest_minor, 1999);
  EXPECT_EQ(point.keys, 3);
  EXPECT_EQ(point.networks, 3);
  EXPECT_EQ(point.weight_share_permille, 1000);
  EXPECT_EQ(point.required, (Thresholds{3, 2}));
}

TEST(Consensus, TwoContributorsDoNot) {
  std::vector<Report> log;
  add_reports(log, 1, 2, 1999);
  expect_point(last_point(log), PointState::kPending, PointReason::kFewKeys);
}

TEST(Consensus, NorDoManyOfOneNetwork) {
  std::vector<Report> log;
  for (ContributorId each = 1; each <= 50; ++each) log.push_back(report(each, 1999, kDay, 12, 5));
  expect_point(last_point(log), PointState::kPending, PointReason::kFewNetworks);
}

TEST(Consensus, AYoungInstallationMayPublishWhatOneSaysAndSaysSo) {
  ConsensusRules young;
  young.publish = young.publish_jump = {1, 1};
  const DayPoint point = last_point({report(1, 1999)}, young);
  expect_point(point, PointState::kPublished, PointReason::kAgreed);
  EXPECT_EQ(point.required, (Thresholds{1, 1}));
}

TEST(Consensus, TwoGroupsMakeARange) {
  std::vector<Report> log;
  add_reports(log, 1, 3, 900);
  add_reports(log, 4, 6, 700);
  const DayPoint point = last_point(log);
  expect_point(point, PointState::kVaries, PointReason::kDifferentPrices);
  EXPECT_EQ(point.lowest_minor, 700);
  EXPECT_EQ(point.highest_minor, 900);
}

TEST(Consensus, ACheaperPriceIsNotPublishedWhileADearerOneIsSeen) {
  std::vector<Report> log;
  add_reports(log, 1, 7, 900);
  add_reports(log, 8, 9, 1000);
  const DayPoint point = last_point(log);
  expect_point(point, PointState::kVaries, PointReason::kDifferentPrices);
  EXPECT_EQ(point.lowest_minor, 900);
  EXPECT_EQ(point.highest_minor, 1000);
}

TEST(Consensus, ADearerPriceIsPublishedWhileACheaperOneIsSeen) {
  std::vector<Report> log;
  add_reports(log, 1, 7, 1000);
  add_reports(log, 8, 9, 900);
  expect_point(last_point(log), PointState::kPublished, PointReason::kAgreed);
}

TEST(Consensus, NorDoesASingleDearerReportHoldAPriceBack) {
  std::vector<Report> log;
  add_reports(log, 1, 3, 900);
  log.push_back(report(4, 1000));
  expect_point(last_point(log), PointState::kPublished, PointReason::kAgreed);
}

TEST(Consensus, ASingleVoteIsNoEndOfARange) {
  std::vector<Report> log;
  add_reports(log, 1, 3, 900);
  add_reports(log, 4, 6, 700);
  log.push_back(report(7, 1));
  EXPECT_EQ(last_point(log).lowest_minor, 700);
}

TEST(Consensus, ThinCellsCountTheVotesOfThreeDays) {
  std::vector<Report> log;
  for (int64_t day = 0; day < 3; ++day) log.push_back(report(1 + day, 1999, kDay + day));
  expect_point(last_point(log), PointState::kPublished, PointReason::kAgreed);
  log[0] = report(1, 1999, kDay - 1);
  expect_point(last_point(log), PointState::kPending, PointReason::kFewKeys);
}

TEST(Consensus, CarriedVotesDoNotOutvoteToday) {
  std::vector<Report> log;
  add_reports(log, 1, 4, 1999, kDay);
  log.push_back(report(5, 1500, kDay + 1));
  expect_point(last_point(log), PointState::kPending, PointReason::kNotSeenToday);
}

TEST(Consensus, AGapStaysAGap) {
  std::vector<Report> log;
  add_reports(log, 1, 3, 1999, kDay);
  add_reports(log, 1, 3, 1999, kDay + 5);
  EXPECT_EQ(replay(log).points(kSeries).size(), 2u);
}

TEST(Consensus, ALargeChangeByFewWaitsForASecondDay) {
  std::vector<Report> log;
  add_reports(log, 1, 4, 1000, kDay);
  add_reports(log, 5, 7, 500, kDay + 1);
  const DayPoint first = last_point(log);
  expect_point(first, PointState::kPending, PointReason::kLargeChange);
  EXPECT_EQ(first.required, (Thresholds{5, 2}));
  add_reports(log, 8, 10, 500, kDay + 2);
  expect_point(last_point(log), PointState::kPublished, PointReason::kConfirmed);
}

TEST(Consensus, ALargeChangeByManyIsPublishedAtOnce) {
  std::vector<Report> log;
  add_reports(log, 1, 4, 1000, kDay);
  add_reports(log, 5, 9, 500, kDay + 1);
  const DayPoint point = last_point(log);
  expect_point(point, PointState::kPublished, PointReason::kAgreed);
  EXPECT_EQ(point.required, (Thresholds{5, 2}));
}

TEST(Consensus, AChangeJustBelowTheLimitIsNoJump) {
  std::vector<Report> log;
  add_reports(log, 1, 4, 1000, kDay);
  add_reports(log, 5, 7, 650, kDay + 1);
  expect_point(last_point(log), PointState::kPublished, PointReason::kAgreed);
}

TEST(Consensus, AnOldPriceThatIsStillSeenStays) {
  std::vector<Report> log;
  add_reports(log, 1, 6, 1000, kDay);
  add_reports(log, 1, 2, 1000, kDay + 1);
  add_reports(log, 7, 11, 900, kDay + 1);
  expect_point(last_point(log), PointState::kPending, PointReason::kOldPriceSeen);
}

TEST(Consensus, APriceSeenBesideThePublishedOneNeedsASecondDay) {
  std::vector<Report> log;
  for (int64_t day = 0; day < 3; ++day) {
    add_reports(log, 1, 6, 1000, kDay + day);
    add_reports(log, 7, 8, 900, kDay + day);
  }
  add_reports(log, 11, 16, 900, kDay + 3);
  expect_point(last_point(log), PointState::kPending, PointReason::kSeenBeside);
  add_reports(log, 17, 22, 900, kDay + 4);
  expect_point(last_point(log), PointState::kPublished, PointReason::kConfirmed);
}

TEST(Consensus, ASuddenCrowdDoesNotChangeThePriceAtOnce) {
  std::vector<Report> log;
  for (int64_t day = 0; day < 10; ++day) add_reports(log, 1, 5, 1000, kDay + day);
  for (int64_t day = 10; day < 13; ++day) add_reports(log, 100, 140, 900, kDay + day);
  const auto points = replay(log).points(kSeries);
  expect_point(points[10], PointState::kPending, PointReason::kSurge);
  expect_point(points[11], PointState::kPending, PointReason::kSurge);
  expect_point(points[12], PointState::kPublished, PointReason::kAgreed);
}

TEST(Consensus, PublishedPointsBecomeSightings) {
  std::vector<Report> log{report(1, 1999, kDay, 3), report(2, 1999, kDay, 9),
                          report(3, 1999, kDay, 17)};
  add_reports(log, 1, 2, 1500, kDay + 5);
  const auto sightings = published_sightings(replay(log).points(kSeries));
  ASSERT_EQ(sightings.size(), 2u);
  EXPECT_EQ(sightings[0], (PriceSighting{kDay * kDayMs + 3 * kHourMs, 1999, std::nullopt}));
  EXPECT_EQ(sightings[1], (PriceSighting{kDay * kDayMs + 17 * kHourMs, 1999, std::nullopt}));
}

TEST(Consensus, ContributorsAreJudgedByOthersAndADayLater) {
  std::vector<Report> log;
  add_reports(log, 1, 4, 1000, kDay);
  log.push_back(report(9, 500, kDay));
  EXPECT_EQ(replay(log).reputation(1)->standing, 600);
  log.push_back(report(50, 1000, kDay + 1));
  const CrowdConsensus judged = replay(log);
  EXPECT_EQ(judged.reputation(1)->standing, 666);
  EXPECT_EQ(judged.reputation(9)->standing, 400);
  EXPECT_EQ(judged.reputation(77), nullptr);
}

TEST(Consensus, ARingThatNeedsEachOfItsVotesEarnsNothing) {
  std::vector<Report> log;
  for (int64_t day = 0; day < 30; ++day) add_reports(log, 1, 3, 1000, kDay + day);
  EXPECT_EQ(replay(log).reputation(1)->standing, 600);
}

TEST(Consensus, WhoSawAChangeEarlyWasNotWrong) {
  std::vector<Report> log;
  add_reports(log, 1, 6, 1000, kDay);
  log.push_back(report(9, 900, kDay));
  add_reports(log, 1, 6, 900, kDay + 1);
  EXPECT_EQ(replay(log).reputation(9)->standing, 600);
}

TEST(Consensus, WhoIsRightTheNextDayWasStillWrong) {
  std::vector<Report> log;
  add_reports(log, 1, 4, 1000, kDay);
  log.push_back(report(9, 500, kDay));
  log.push_back(report(9, 1000, kDay + 1));
  EXPECT_EQ(replay(log).reputation(9)->standing, 400);
}

TEST(Consensus, DaysAreClosedInOrderAndOnce) {
  std::vector<Report> log;
  add_reports(log, 1, 3, 1999, kDay);
  CrowdConsensus consensus = replay(log);
  const CrowdConsensus before = consensus;
  consensus.close_day(kDay, log);
  consensus.close_day(kDay - 1, log);
  EXPECT_EQ(consensus, before);
}

}  // namespace
}  // namespace companion::crowd
