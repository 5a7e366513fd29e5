#include <gtest/gtest.h>

#include <optional>

#include "store/sample_observations.h"
#include "store/sqlite/sqlite_store.h"
#include "temporary_folder.h"

namespace companion::server {
namespace {

constexpr int64_t kDay = kNoonMs / kDayMs;

class ContributionLogTest : public testing::Test {
 protected:
  void open() { store_.emplace(sqlite::SqliteStore::Options{folder_.path() / "data"}, metrics_); }
  void reopen() {
    store_.reset();
    open();
  }
  void SetUp() override { open(); }

  ContributionLog& log() { return store_->contributions(); }
  ConsensusStore& consensus() { return store_->consensus(); }

  std::vector<Observation> observations_of(uint64_t number) {
    const auto record = log().record_of(contributor(number));
    return record ? record->observations : std::vector<Observation>();
  }

  /// The products that for_each_product visits, as "id:series:reports".
  std::vector<std::string> visited(int64_t day) {
    std::vector<std::string> all;
    consensus().for_each_product(day, [&](const ProductReports& product) {
      size_t reports = 0;
      for (const SeriesReports& series : product.series) reports += series.reports.size();
      all.push_back(product.product_id + ":" + std::to_string(product.series.size()) + ":" +
                    std::to_string(reports));
    });
    std::sort(all.begin(), all.end());
    return all;
  }

  TemporaryFolder folder_;
  Metrics metrics_;
  std::optional<sqlite::SqliteStore> store_;
};

TEST_F(ContributionLogTest, KeepsEveryPartOfAnObservationAlsoAfterReopening) {
  KeyedObservation full = sample("1005001", 0, 1999);
  full.observation.series.sku_id = "12000001";
  full.observation.series.ship_to = "DE";
  full.observation.series.context = PriceContext::kCoins;
  full.observation.list_price_minor = 2999;
  full.observation.in_stock = false;
  const KeyedObservation plain = sample("1005002", 3, 500);
  ASSERT_FALSE(append_and_wait(log(), contribution(1, {full, plain})));
  reopen();
  const auto kept = observations_of(1);
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].series, full.observation.series);
  EXPECT_EQ(kept[0].list_price_minor, 2999);
  EXPECT_EQ(kept[0].in_stock, false);
  EXPECT_EQ(kept[1].observed_at_ms, kNoonMs + 3 * kHourMs);
  EXPECT_EQ(kept[1].price_minor, 500);
  EXPECT_FALSE(kept[1].in_stock.has_value());
}

TEST_F(ContributionLogTest, TellsContributorsApart) {
  append_and_wait(log(), contribution(1, {sample("1005001", 0, 1999)}));
  append_and_wait(log(), contribution(2, {sample("1005001", 0, 1799)}));
  EXPECT_EQ(observations_of(1).size(), 1U);
  EXPECT_EQ(observations_of(2).front().price_minor, 1799);
  EXPECT_TRUE(*log().knows(contributor(1)));
  EXPECT_FALSE(*log().knows(contributor(3)));
  EXPECT_FALSE(log().record_of(contributor(3))->first_seen_day.has_value());
}

TEST_F(ContributionLogTest, GroupsADayByProductAndSeries) {
  append_and_wait(log(), contribution(1, {sample("1005001", 0, 1), sample("1005002", 0, 2),
                                          sample("1005001", 24, 3)}));
  KeyedObservation in_germany = sample("1005001", 1, 4);
  in_germany.observation.series.ship_to = "DE";
  append_and_wait(log(), contribution(2, {sample("1005001", 0, 1), in_germany}));
  EXPECT_EQ(visited(kDay), (std::vector<std::string>{"1005001:2:3", "1005002:1:1"}));
  EXPECT_EQ(visited(kDay + 1), (std::vector<std::string>{"1005001:1:1"}));
  EXPECT_EQ(consensus().next_day_with_reports(kDay - 5), kDay);
  EXPECT_EQ(consensus().next_day_with_reports(kDay), kDay + 1);
  EXPECT_FALSE(consensus().next_day_with_reports(kDay + 1));
  EXPECT_EQ(consensus().reports_of(product_key("1005001"), kDay, kDay + 1).series.size(), 2U);
}

TEST_F(ContributionLogTest, ErasesAllOfAKeyAndNothingElse) {
  append_and_wait(log(), contribution(1, {sample("1005001", 0, 1), sample("1005002", 24, 2)}));
  append_and_wait(log(), contribution(2, {sample("1005001", 0, 1)}));
  EXPECT_EQ(erase_and_wait(log(), contributor(1)), 2U);
  EXPECT_FALSE(*log().knows(contributor(1)));
  EXPECT_EQ(observations_of(2).size(), 1U);
  reopen();
  // What it reported alone is visited as well, to be decided again without it.
  EXPECT_EQ(visited(kDay), (std::vector<std::string>{"1005001:1:1"}));
  EXPECT_EQ(visited(kDay + 1), (std::vector<std::string>{":0:0"}));
  EXPECT_EQ(consensus().first_erased_day(), kDay);
  EXPECT_EQ(erase_and_wait(log(), contributor(1)), 0U);
}

TEST_F(ContributionLogTest, AnErasedKeyThatComesBackIsSomebodyNew) {
  append_and_wait(log(), contribution(1, {sample("1005001", 0, 1)}));
  const auto first = consensus().reports_of(product_key("1005001"), kDay, kDay);
  erase_and_wait(log(), contributor(1));
  append_and_wait(log(), contribution(1, {sample("1005001", 0, 1)}));
  const auto second = consensus().reports_of(product_key("1005001"), kDay, kDay);
  EXPECT_NE(first.series[0].reports[0].contributor, second.series[0].reports[0].contributor);
}

TEST_F(ContributionLogTest, TellsWhatChangedSinceItWasAsked) {
  append_and_wait(log(), contribution(1, {sample("1005001", 0, 1), sample("1005001", 1, 1)}));
  EXPECT_EQ(consensus().take_changed(), std::vector<ProductKey>{product_key("1005001")});
  EXPECT_TRUE(consensus().take_changed().empty());
  erase_and_wait(log(), contributor(1));
  EXPECT_EQ(consensus().take_changed(), std::vector<ProductKey>{product_key("1005001")});
}

TEST_F(ContributionLogTest, RefusesAfterClosing) {
  log().close();
  const auto failure = append_and_wait(log(), contribution(1, {sample("1005001", 0, 1)}));
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace companion::server
