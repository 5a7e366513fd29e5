#include "store/sqlite/series_writer.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "store/sample_observations.h"
#include "store/sqlite/migrations.h"
#include "temporary_folder.h"

namespace companion::server::sqlite {
namespace {

class SeriesWriterTest : public testing::Test {
 protected:
  SeriesWriterTest() : database_(folder_.path() / "prices.sqlite", Database::Access::kReadWrite) {
    migrate(database_);
  }

  int64_t count(const std::string& table) {
    return database_.query_integer("SELECT count(*) FROM " + table);
  }

  TemporaryFolder folder_;
  Database database_;
};

TEST_F(SeriesWriterTest, ACommitIsSynchronisedToTheDisk) {
  constexpr int kFull = 2;
  EXPECT_EQ(database_.query_integer("PRAGMA synchronous"), kFull);
}

TEST_F(SeriesWriterTest, SeriesAreWhatTheLogReplays) {
  SeriesWriter writer(database_);
  std::mt19937 random(20261123);
  for (int group = 0; group < 20; ++group) {
    std::vector<KeyedObservation> observations;
    for (int i = 0; i < 30; ++i) {
      observations.push_back(sample(std::to_string(1'005'000 + random() % 5),
                                    static_cast<int64_t>(random() % 200),
                                    1'000 + static_cast<int64_t>(random() % 3)));
      if (random() % 2 == 0) observations.back().observation.in_stock = random() % 2 == 0;
    }
    writer.write(observations);
  }

  // In the order of the log: a run keeps only its two ends, so that a late observation of
  // another price can leave a different trace than one in time.
  std::map<std::string, PriceHistory> replayed;
  Statement log(database_,
                "SELECT product_id, observed_hour, price_minor, in_stock FROM observation ORDER BY sequence");
  while (log.step()) {
    const std::string_view stock = log.text(3);
    replayed[std::string(log.text(0))].add(
        {std::stoll(std::string(log.text(1))) * kHourMs, std::stoll(std::string(log.text(2))), {},
         stock.empty() ? std::nullopt : std::optional<bool>(stock == "1")});
  }
  EXPECT_EQ(count("observation"), 600);
  EXPECT_EQ(count("series"), 5);
  Statement series(database_, "SELECT product_id, history FROM series");
  while (series.step()) {
    const auto stored = PriceHistory::decode(series.bytes(1));
    ASSERT_TRUE(stored.ok());
    EXPECT_TRUE(stored->runs() == replayed[std::string(series.text(0))].runs()) << series.text(0);
  }
}

TEST_F(SeriesWriterTest, AFullDiskStoresNothingOfTheGroupAndHealsLater) {
  SeriesWriter writer(database_);
  std::vector<KeyedObservation> first = {sample("1005001", 0, 1999)};
  writer.write(first);
  const int64_t pages = database_.query_integer("PRAGMA page_count");
  database_.query_integer("PRAGMA max_page_count=" + std::to_string(pages + 2));

  std::vector<KeyedObservation> many;
  for (int i = 0; i < 5'000; ++i) many.push_back(sample(std::to_string(2'000'000 + i), 0, 100));
  EXPECT_THROW(writer.write(many), SqliteError);
  EXPECT_EQ(count("observation"), 1);
  EXPECT_EQ(count("series"), 1);

  database_.query_integer("PRAGMA max_page_count=1000000");
  writer.write(many);
  EXPECT_EQ(count("series"), 5'001);
}

TEST_F(SeriesWriterTest, TheLogDoesNotKeepTheOrderInWhichABatchCame) {
  SeriesWriter writer(database_);
  const auto logged_ids = [this] {
    std::string ids;
    Statement log(database_, "SELECT product_id FROM observation ORDER BY sequence");
    while (log.step()) ids += std::string(log.text(0)) + " ";
    database_.execute("DELETE FROM observation");
    return ids;
  };
  std::vector<KeyedObservation> forth = {sample("1005001", 0, 1), sample("1005002", 0, 1),
                                         sample("1005003", 0, 1)};
  std::vector<KeyedObservation> back(forth.rbegin(), forth.rend());
  writer.write(forth);
  const std::string ids = logged_ids();
  writer.write(back);
  EXPECT_EQ(ids, logged_ids());
}

}  // namespace
}  // namespace companion::server::sqlite
