// Reads buckets of series over a read-only connection of its own, so that readers never
// wait for the writer nor for each other.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "store/observation_store.h"
#include "store/sqlite/database.h"

namespace companion::server::sqlite {

class SeriesReader {
 public:
  explicit SeriesReader(const std::filesystem::path& file);

  /// As ObservationStore::read_bucket, but throws SqliteError when the storage fails.
  Result<std::vector<StoredProduct>> read_bucket(const KeyPrefix& prefix, size_t max_series);

 private:
  Database database_;
  Statement select_bucket_;
};

/// Idle readers; grows to as many as there are threads that read at once.
class SeriesReaderPool {
 public:
  explicit SeriesReaderPool(std::filesystem::path file) : file_(std::move(file)) {}

  std::unique_ptr<SeriesReader> take();
  void give_back(std::unique_ptr<SeriesReader> reader);

 private:
  const std::filesystem::path file_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<SeriesReader>> idle_;
};

}  // namespace companion::server::sqlite
