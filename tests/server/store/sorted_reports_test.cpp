// Reports are sorted into their days later than they are stored; nobody who reads may notice.
#include <gtest/gtest.h>

#include <optional>

#include "store/sample_observations.h"
#include "store/sqlite/sqlite_store.h"
#include "temporary_folder.h"

namespace companion::server {
namespace {

constexpr int64_t kDay = kNoonMs / kDayMs;
constexpr size_t kBatch = 500;
/// More than are put in order together, so that the writer is amid writing some.
constexpr size_t kBatches = 130;

class SortedReportsTest : public testing::Test {
 protected:
  void SetUp() override { open(); }
  void open() { store_.emplace(sqlite::SqliteStore::Options{folder_.path() / "data"}, metrics_); }

  ContributionLog& log() { return store_->contributions(); }
  ConsensusStore& consensus() { return store_->consensus(); }

  /// A batch of its own contributor, each observation of another product.
  void append(size_t number) {
    std::vector<KeyedObservation> observations;
    for (size_t i = 0; i < kBatch; ++i) {
      observations.push_back(sample(std::to_string(1'005'000 + i), 0, static_cast<int64_t>(1 + number)));
    }
    ASSERT_FALSE(append_and_wait(log(), contribution(number, std::move(observations))));
  }

  size_t reports_of_day() {
    size_t reports = 0;
    consensus().for_each_product(kDay, [&](const ProductReports& product) {
      for (const SeriesReports& series : product.series) reports += series.reports.size();
    });
    return reports;
  }

  TemporaryFolder folder_;
  Metrics metrics_;
  std::optional<sqlite::SqliteStore> store_;
};

TEST_F(SortedReportsTest, AllAreSeenWhenTheyAreAskedFor) {
  for (size_t number = 0; number < kBatches; ++number) append(number);
  EXPECT_EQ(reports_of_day(), kBatch * kBatches);
  EXPECT_EQ(consensus().take_changed().size(), kBatch);
  EXPECT_TRUE(consensus().take_changed().empty());
  append(kBatches);
  EXPECT_EQ(consensus().reports_of(product_key("1005007"), kDay, kDay).series[0].reports.size(), kBatches + 1);
}

TEST_F(SortedReportsTest, WhatWasNotSortedIsWhenTheServerStartsAgain) {
  for (size_t number = 0; number < kBatches; ++number) append(number);
  open();
  EXPECT_EQ(reports_of_day(), kBatch * kBatches);
  append(kBatches);
  EXPECT_EQ(reports_of_day(), kBatch * (kBatches + 1));
}

TEST_F(SortedReportsTest, AnErasureTakesThoseThatWaitToBeSorted) {
  for (size_t number = 0; number < kBatches; ++number) append(number);
  EXPECT_EQ(erase_and_wait(log(), contributor(0)), kBatch);
  EXPECT_EQ(erase_and_wait(log(), contributor(kBatches - 1)), kBatch);
  EXPECT_EQ(reports_of_day(), kBatch * (kBatches - 2));
  open();
  EXPECT_EQ(reports_of_day(), kBatch * (kBatches - 2));
}

TEST_F(SortedReportsTest, NumbersOfErasedReportsAreNotGivenAgain) {
  append(0);
  EXPECT_EQ(erase_and_wait(log(), contributor(0)), kBatch);
  open();
  append(1);
  EXPECT_EQ(reports_of_day(), kBatch);
}

}  // namespace
}  // namespace companion::server
