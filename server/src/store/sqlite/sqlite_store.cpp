#include "store/sqlite/sqlite_store.h"

#include "monitoring/log.h"
#include "store/sqlite/migrations.h"

namespace companion::server::sqlite {
namespace {

Database open_up_to_date(const std::filesystem::path& file) {
  Database database(file, Database::Access::kReadWrite);
  migrate(database);
  return database;
}

Error storage_failure() {
  return {ErrorCode::kUnavailable, "store", "the storage cannot be used now"};
}

}  // namespace

SqliteStore::SqliteStore(const Options& options, Metrics& metrics)
    : folder_(options.data_folder),
      database_(open_up_to_date(folder_.prices_file())),
      writer_(database_),
      readers_(folder_.prices_file()),
      committer_(
          options.max_waiting_observations,
          [this](std::span<KeyedObservation> observations) { return commit(observations); },
          metrics) {}

SqliteStore::~SqliteStore() {
  close();
}

void SqliteStore::append(std::vector<KeyedObservation> batch, AppendDone done) {
  committer_.append(std::move(batch), std::move(done));
}

std::optional<Error> SqliteStore::commit(std::span<KeyedObservation> observations) {
  try {
    writer_.write(observations);
    return std::nullopt;
  } catch (const std::exception& error) {
    log(LogLevel::kError, "commit_failed", {{"message", error.what()}});
    return storage_failure();
  }
}

Result<std::vector<StoredProduct>> SqliteStore::read_bucket(const KeyPrefix& prefix,
                                                            size_t max_series) {
  try {
    std::unique_ptr<SeriesReader> reader = readers_.take();
    Result<std::vector<StoredProduct>> products = reader->read_bucket(prefix, max_series);
    // A reader whose read threw is not given back: the next one starts afresh.
    readers_.give_back(std::move(reader));
    return products;
  } catch (const SqliteError& error) {
    log(LogLevel::kError, "read_failed", {{"message", error.what()}});
    return storage_failure();
  }
}

void SqliteStore::close() {
  committer_.close();
}

}  // namespace companion::server::sqlite
