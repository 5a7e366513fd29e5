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

TEST_F(MigrationsTest, RefusesADatabaseOfANewerServer) {
  database_.execute("PRAGMA user_version=999");
  EXPECT_THROW(migrate(database_), SqliteError);
}

}  // namespace
}  // namespace companion::server::sqlite
