#include "store/sqlite/migrations.h"

#include <gtest/gtest.h>

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
  for (const auto migrations : {price_migrations(), private_migrations(), consensus_migrations()}) {
    int expected = 0;
    for (const Migration& migration : migrations) EXPECT_EQ(migration.number, ++expected);
    EXPECT_GE(expected, 1);
  }
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

TEST_F(MigrationsTest, PricesWithoutContributorsAreGivenUp) {
  migrate(database_, price_migrations().first(2));
  database_.execute(
      "INSERT INTO series VALUES (zeroblob(32), '', 'USD', '', 'public', '1005001', x'00')");
  migrate(database_, price_migrations());
  EXPECT_EQ(version(), price_migrations().back().number);
  EXPECT_EQ(database_.query_integer("SELECT count(*) FROM product"), 0);
  EXPECT_EQ(database_.query_integer("SELECT value FROM counter WHERE name = 'products'"), 0);
}

TEST_F(MigrationsTest, ALogFromBeforeStoresKeepsWhatItHolds) {
  migrate(database_, private_migrations().first(4));
  database_.execute("INSERT INTO contributor VALUES (7, x'07', 20780)");
  database_.execute(
      "INSERT INTO report VALUES (1, 20780, 11, 42, '1005001', NULL, 'USD', NULL, 'public', 1999,"
      " NULL, NULL, 7, 3, 20780, NULL)");
  migrate(database_, private_migrations());
  EXPECT_EQ(version(), private_migrations().back().number);
  EXPECT_EQ(database_.query_integer("SELECT price_minor FROM report WHERE contributor_id = 7"), 1999);
  EXPECT_EQ(database_.query_integer("SELECT count(*) FROM seller_report"), 0);
}

TEST_F(MigrationsTest, PricesFromBeforeStoresStayAndStoresAreCounted) {
  migrate(database_, price_migrations().first(6));
  database_.execute("INSERT INTO product VALUES (42, 1005001, x'00', 1)");
  migrate(database_, price_migrations());
  EXPECT_EQ(database_.query_integer("SELECT count(*) FROM product"), 1);
  const std::string count = "SELECT value FROM counter WHERE name = 'sellers'";
  EXPECT_EQ(database_.query_integer(count), 0);
  database_.execute("INSERT INTO seller VALUES (42, '1102345', x'00', 20800)");
  EXPECT_EQ(database_.query_integer(count), 1);
  database_.execute("DELETE FROM seller");
  EXPECT_EQ(database_.query_integer(count), 0);
}

TEST_F(MigrationsTest, RefusesADatabaseOfANewerServer) {
  database_.execute("PRAGMA user_version=999");
  EXPECT_THROW(migrate(database_, price_migrations()), SqliteError);
}

}  // namespace
}  // namespace companion::server::sqlite
