// What must hold for every log: tried on simulated ones, with attackers and all.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "crowd.h"
#include "crowd/consensus.h"

namespace companion::crowd {
namespace {

using simulation::Crowd;
using simulation::kFirstDay;
using simulation::Market;
using simulation::RandomNumbers;
using simulation::Scenario;
using simulation::Strategy;

constexpr int64_t kProducts = 8;
constexpr int64_t kDays = 30;

Scenario small_world(uint64_t seed) {
  Scenario world;
  world.seed = seed;
  world.products = kProducts;
  world.days = kDays;
  world.contributors = 40;
  world.attacker_percent = 25;
  world.strategy = simulation::kStrategies[seed % simulation::kStrategies.size()].strategy;
  world.farm_days = 15;
  return world;
}

std::vector<std::vector<Report>> days_of(const Scenario& world) {
  const Market market(world);
  const Crowd crowd(world, market);
  std::vector<std::vector<Report>> days;
  for (int64_t day = 0; day < world.days; ++day) days.push_back(crowd.reports(day));
  return days;
}

std::vector<Report> joined(const std::vector<std::vector<Report>>& days) {
  std::vector<Report> log;
  for (const auto& day : days) log.insert(log.end(), day.begin(), day.end());
  return log;
}

void shuffle(std::vector<Report>& reports, uint64_t seed) {
  RandomNumbers random(seed);
  for (size_t i = reports.size(); i > 1; --i) {
    std::swap(reports[i - 1],
              reports[static_cast<size_t>(random.between(0, static_cast<int64_t>(i) - 1))]);
  }
}

class ConsensusProperties : public testing::TestWithParam<uint64_t> {
 protected:
  const std::vector<std::vector<Report>> days_ = days_of(small_world(GetParam()));
  const std::vector<Report> log_ = joined(days_);
  const CrowdConsensus replayed_ = replay(log_);
};

TEST_P(ConsensusProperties, TheSimulatedWorldsPublishSomething) {
  int64_t published = 0;
  for (SeriesId series = 0; series < kProducts; ++series) {
    published += static_cast<int64_t>(published_sightings(replayed_.points(series)).size());
  }
  EXPECT_GT(published, 20);
}

TEST_P(ConsensusProperties, DayByDayIsTheSameAsFromTheStart) {
  CrowdConsensus consensus;
  for (size_t day = 0; day < days_.size(); ++day) {
    consensus.close_day(kFirstDay + static_cast<int64_t>(day), days_[day]);
    if (day % 7 != 0) continue;
    EXPECT_EQ(consensus,
              replay(joined({days_.begin(), days_.begin() + static_cast<int64_t>(day) + 1})));
  }
  EXPECT_EQ(consensus, replayed_);
}

TEST_P(ConsensusProperties, ClosingDaysWithoutReportsChangesNothing) {
  auto days = days_;
  for (size_t day = 3; day < days.size(); day += 5) days[day].clear();
  days[11].clear();
  days[12].clear();
  CrowdConsensus consensus;
  for (size_t day = 0; day < days.size(); ++day) {
    consensus.close_day(kFirstDay + static_cast<int64_t>(day), days[day]);
  }
  EXPECT_EQ(consensus, replay(joined(days)));
}

TEST_P(ConsensusProperties, TheOrderOfReportsDoesNotMatter) {
  std::vector<Report> shuffled = log_;
  shuffle(shuffled, GetParam());
  EXPECT_EQ(replay(shuffled), replayed_);
}

TEST_P(ConsensusProperties, TheValuesOfIdsDecideNothing) {
  std::vector<Report> renamed = log_;
  for (Report& report : renamed) {
    report.contributor = ~report.contributor;
    report.network = ~report.network;
    report.series = kProducts - 1 - report.series;
  }
  const CrowdConsensus of_renamed = replay(renamed);
  for (SeriesId series = 0; series < kProducts; ++series) {
    EXPECT_EQ(of_renamed.points(kProducts - 1 - series), replayed_.points(series));
  }
}

TEST_P(ConsensusProperties, ARemovedContributorNeverReported) {
  const ContributorId removed = log_[log_.size() / 2].contributor;
  CrowdConsensus without;
  for (size_t day = 0; day < days_.size(); ++day) {
    std::vector<Report> others;
    for (const Report& report : days_[day]) {
      if (report.contributor != removed) others.push_back(report);
    }
    without.close_day(kFirstDay + static_cast<int64_t>(day), others);
  }
  const CrowdConsensus cleaned = replay(without_contributor(log_, removed));
  EXPECT_EQ(cleaned, without);
  EXPECT_EQ(cleaned.reputation(removed), nullptr);
  EXPECT_NE(cleaned, replayed_);
}

TEST_P(ConsensusProperties, NothingIsPublishedByFewerThanIsSaid) {
  for (SeriesId series = 0; series < kProducts; ++series) {
    for (const DayPoint& point : replayed_.points(series)) {
      if (point.state != PointState::kPublished) continue;
      std::set<ContributorId> keys;
      std::set<NetworkId> networks;
      for (const Report& report : log_) {
        const int64_t age = point.day - day_of(report.observed_at_ms);
        if (report.series != series || report.price_minor != point.lowest_minor || age < 0 ||
            age > 2)
          continue;
        keys.insert(report.contributor);
        networks.insert(report.network);
      }
      EXPECT_GE(static_cast<int64_t>(keys.size()), point.keys);
      EXPECT_GE(static_cast<int64_t>(networks.size()), point.networks);
      EXPECT_GE(point.keys, point.required.keys);
      EXPECT_GE(point.networks, point.required.networks);
      EXPECT_GE(point.weight_share_permille, 600);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Worlds, ConsensusProperties, testing::Range<uint64_t>(0, 8));

}  // namespace
}  // namespace companion::crowd
