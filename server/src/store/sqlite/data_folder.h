// The folder that holds everything the server keeps; one server at a time may use it.
#pragma once

#include <filesystem>

namespace companion::server::sqlite {

class DataFolder {
 public:
  /// Creates the folder when it is missing and locks it for as long as this object lives
  /// (the lock also ends when the process dies, however it dies). Throws
  /// std::runtime_error when it cannot be used or another server uses it.
  explicit DataFolder(std::filesystem::path folder);
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  /// The public price database.
  std::filesystem::path prices_file() const { return folder_ / "prices.sqlite"; }
  /// Who reported what, and API keys.
  std::filesystem::path private_file() const { return folder_ / "private.sqlite"; }
  /// What the consensus remembers from day to day.
  std::filesystem::path consensus_file() const { return folder_ / "consensus.sqlite"; }

 private:
  std::filesystem::path folder_;
  int lock_descriptor_ = -1;
};

}  // namespace companion::server::sqlite
