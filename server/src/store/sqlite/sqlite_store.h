// The embedded storage engine: one SQLite file in a data folder, no set-up.
//
// One writer thread commits groups (group_committer.h); every reading thread has a
// connection of its own. Write-ahead log with synchronous commits: an acknowledged
// observation survives a crash at any instant.
#pragma once

#include <filesystem>

#include "monitoring/metrics.h"
#include "store/observation_store.h"
#include "store/sqlite/data_folder.h"
#include "store/sqlite/database.h"
#include "store/sqlite/group_committer.h"
#include "store/sqlite/series_reader.h"
#include "store/sqlite/series_writer.h"

namespace companion::server::sqlite {

class SqliteStore final : public ObservationStore {
 public:
  struct Options {
    std::filesystem::path data_folder;
    size_t max_waiting_observations = 50'000;
  };

  /// Opens the folder, bringing its schema up to date. Throws std::runtime_error with a
  /// message for the operator when that is not possible.
  SqliteStore(const Options& options, Metrics& metrics);
  ~SqliteStore() override;

  void append(std::vector<KeyedObservation> batch, AppendDone done) override;
  Result<std::vector<StoredProduct>> read_bucket(const KeyPrefix& prefix,
                                                 size_t max_series) override;
  void close() override;

 private:
  std::optional<Error> commit(std::span<KeyedObservation> observations);

  DataFolder folder_;
  Database database_;  // the writer's connection
  SeriesWriter writer_;
  SeriesReaderPool readers_;
  GroupCommitter committer_;  // last: its thread uses the members above
};

}  // namespace companion::server::sqlite
