#include "store/sqlite/backup.h"

#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include "store/sqlite/database.h"

namespace companion::server::sqlite {
namespace {

/// In the order in which their instants are taken. The publisher commits prices before the states
/// that say so: states that are older than the prices decide a day again, with the same outcome,
/// while newer ones would take a day for published that the copy lacks. All follow from the log.
constexpr std::array kFiles = {"consensus.sqlite", "prices.sqlite", "private.sqlite"};

/// A connection that sees the database as it is now, whatever is written later.
Database open_at_this_instant(const std::filesystem::path& file) {
  Database database(file, Database::Access::kReadOnly);
  database.execute("BEGIN");
  database.query_integer("SELECT count(*) FROM sqlite_schema");  // the first reading fixes the instant
  return database;
}

void copy(Database& source, const std::filesystem::path& target) {
  std::filesystem::path unfinished = target;
  unfinished += ".unfinished";
  std::filesystem::remove(unfinished);
  {
    Database copied(unfinished, Database::Access::kReadWrite);
    source.copy_to(copied);
    // One file that is whole by itself: without a log beside it.
    copied.execute("PRAGMA journal_mode=DELETE");
  }
  std::filesystem::rename(unfinished, target);
}

}  // namespace

void back_up(const std::filesystem::path& data_folder, const std::filesystem::path& target) {
  if (!std::filesystem::exists(data_folder / "private.sqlite")) {
    throw std::runtime_error("no server has used the data folder " + data_folder.string());
  }
  std::filesystem::create_directories(target);
  std::vector<Database> sources;
  for (const char* file : kFiles) sources.push_back(open_at_this_instant(data_folder / file));
  for (size_t i = 0; i < kFiles.size(); ++i) copy(sources[i], target / kFiles[i]);
}

}  // namespace companion::server::sqlite
