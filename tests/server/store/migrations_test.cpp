#include "store/sqlite/migrations.h"

#include <gtest/gtest.h>

#include "store/sample_observations.h"
#include "store/sqlite/series_writer.h"
#include "temporary_folder.h"

namespace companion::server::sqlite {
namespace {

class MigrationsTest : public testing::Test {
 protected:
  int64_t version() { return database_.query_integer("PRAGMA user_version"); }

  TemporaryFolder folder_;
  Database database_{folder_.path() / "prices.sqlite", Database::Access::kReadWrite};
};

TEST_F(MigrationsTest, NumbersRunFromOneWithoutAGap) {
  int expected = 0;
  for (const Migration& migration : embedded_migrations()) EXPECT_EQ(migration.number, ++expected);
  EXPECT_GE(expected, 1);
}

TEST_F(MigrationsTest, AppliesEachOnce) {
  const Migration first = {1, "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1)"};
  const Migration second = {2, "INSERT INTO a VALUES (2)"};
  migrate(database_, {&first, 1});
  const Migration both[] = {first, second};
  migrate(database_, both);
  migrate(database_, both);
  EXPECT_EQ(version(), 2);
  EXPECT_EQ(database_.query_integer("SELECT count(*) FROM a"), 2);
}

TEST_F(MigrationsTest, AFailedOneLeavesNothingBehind) {
  const Migration broken = {1, "CREATE TABLE a (x INTEGER); INSERT INTO missing VALUES (1)"};
  EXPECT_THROW(migrate(database_, {&broken, 1}), SqliteError);
  EXPECT_EQ(version(), 0);
  EXPECT_EQ(database_.query_integer("SELECT count(*) FROM sqlite_schema"), 0);
}

/// What a server of schema version 1 had stored: two observations and the series made of them.
constexpr const char* kStoredByVersionOne =
    "INSERT INTO observation (product_id, currency, context, observed_hour, price_minor, received_day)"
    " VALUES ('1005001', 'USD', 'public', 490896, 1999, 20454), ('1005001', 'USD', 'public', 490906, 1999, 20454);"
    "INSERT INTO series VALUES (zeroblob(32), '', 'USD', '', 'public', '1005001', x'0101E0C708509E1F');";

TEST_F(MigrationsTest, VersionOneKeepsItsDataAndLearnsTheStockState) {
  migrate(database_, embedded_migrations().first(1));
  database_.execute(kStoredByVersionOne);
  migrate(database_);
  EXPECT_EQ(version(), embedded_migrations().back().number);
  EXPECT_EQ(database_.query_integer("SELECT count(*) FROM observation WHERE in_stock IS NULL"), 2);

  const KeyedObservation sold_out = [] {
    KeyedObservation keyed = sample("1005001", 0, 1999);
    keyed.key = {};
    keyed.observation.in_stock = false;
    return keyed;
  }();
  std::vector<KeyedObservation> group = {sold_out};
  SeriesWriter(database_).write(group);
  EXPECT_EQ(database_.query_integer("SELECT count(*) FROM observation WHERE in_stock = 0"), 1);
  Statement series(database_, "SELECT history FROM series");
  ASSERT_TRUE(series.step());
  const auto history = PriceHistory::decode(series.bytes(0));
  ASSERT_TRUE(history.ok());
  const int64_t january_ms = int64_t{490896} * kHourMs;
  const std::vector<PriceRun> expected = {{january_ms, january_ms + 10 * kHourMs, 1999, {}},
                                          {kNoonMs, kNoonMs, 1999, {}, false}};
  EXPECT_EQ(history->runs(), expected);
}

TEST_F(MigrationsTest, RefusesADatabaseOfANewerServer) {
  database_.execute("PRAGMA user_version=999");
  EXPECT_THROW(migrate(database_), SqliteError);
}

}  // namespace
}  // namespace companion::server::sqlite
