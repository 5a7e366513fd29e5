// A copy that is made while others write is one instant of each database.
#include "store/sqlite/backup.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "store/sqlite/database.h"
#include "temporary_folder.h"

namespace companion::server::sqlite {
namespace {

constexpr const char* kFiles[] = {"prices.sqlite", "consensus.sqlite", "private.sqlite"};

class BackupTest : public testing::Test {
 protected:
  BackupTest() {
    std::filesystem::create_directories(data());
    for (const char* file : kFiles) {
      Database(data() / file, Database::Access::kReadWrite)
          .execute("CREATE TABLE entry (number INTEGER, half TEXT)");
    }
  }

  std::filesystem::path data() const { return folder_.path() / "data"; }
  std::filesystem::path copy() const { return folder_.path() / "copy"; }

  /// The log first, then the prices that follow from it, then the states that say so: as a server
  /// does. Two rows a transaction.
  void write_until(const std::atomic<bool>& stop) {
    Database log(data() / "private.sqlite", Database::Access::kReadWrite);
    Database prices(data() / "prices.sqlite", Database::Access::kReadWrite);
    Database states(data() / "consensus.sqlite", Database::Access::kReadWrite);
    // Commits follow on one another fast enough for one to fall between two instants.
    for (Database* database : {&log, &prices, &states}) database->execute("PRAGMA synchronous=OFF");
    for (; !stop; ++written_) {
      for (Database* database : {&log, &prices, &states}) {
        Transaction transaction(*database);
        const std::string number = std::to_string(written_);
        database->execute("INSERT INTO entry VALUES (" + number + ", 'first')");
        database->execute("INSERT INTO entry VALUES (" + number + ", 'second')");
        transaction.commit();
      }
    }
  }

  int64_t count(const char* file) {
    Database database(copy() / file, Database::Access::kReadOnly);
    EXPECT_EQ(database.query_integer("SELECT count(*) FROM pragma_integrity_check"
                                     " WHERE integrity_check = 'ok'"),
              1);
    const int64_t rows = database.query_integer("SELECT count(*) FROM entry");
    EXPECT_EQ(database.query_integer("SELECT 2 * (1 + coalesce(max(number), -1)) FROM entry"), rows)
        << "no transaction is there by half, none in between is missing";
    return rows;
  }

  TemporaryFolder folder_;
  std::atomic<int> written_ = 0;
};

TEST_F(BackupTest, IsWholeWhileOthersWriteAndTheLogHasAllThatWasDerived) {
  std::atomic<bool> stop = false;
  std::thread writer([this, &stop] { write_until(stop); });
  int64_t last = 0;
  for (int round = 0; round < 60; ++round) {
    const int before = written_;
    back_up(data(), copy());
    const int64_t of_log = count("private.sqlite");
    const int64_t of_prices = count("prices.sqlite");
    EXPECT_LE(of_prices, of_log);
    EXPECT_LE(count("consensus.sqlite"), of_prices) << "a day counts as published that is not there";
    EXPECT_GE(of_log, 2 * before) << "what was there when it began is in it";
    EXPECT_GE(of_log, last);
    last = of_log;
    while (written_ < before + 5) std::this_thread::yield();
  }
  stop = true;
  writer.join();
  EXPECT_GT(last, 0);
}

TEST_F(BackupTest, LeavesThreeFilesAndNothingUnfinished) {
  back_up(data(), copy());
  back_up(data(), copy());
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(copy())) {
    ++files;
    EXPECT_EQ(entry.path().extension(), ".sqlite") << entry.path();
  }
  EXPECT_EQ(files, 3U);
}

TEST_F(BackupTest, AFolderWithoutDatabasesIsAnError) {
  EXPECT_THROW(back_up(folder_.path() / "elsewhere", copy()), std::runtime_error);
  EXPECT_FALSE(std::filesystem::exists(copy()));
}

}  // namespace
}  // namespace companion::server::sqlite
