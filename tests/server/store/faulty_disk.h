// A disk whose power can be cut, between SQLite and the real files.
//
// What was written since a file's last synchronisation is then whole, lost, cut off anywhere or
// garbled, each write by itself and whatever their order, as a disk with a cache may leave it. Bytes
// beside a write stay what they were, which is what SQLite trusts in as well (powersafe overwrite).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_vfs;

namespace companion::server {

class FaultyDisk {
 public:
  /// All databases that are opened from now on lie on it. One at a time.
  FaultyDisk();
  ~FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  /// The power goes at the n-th synchronisation from now (1 is the next), before or after it had
  /// its effect; the same seed gives the same damage. Everything fails from then on.
  void cut_power_at_sync(int number, uint32_t seed);
  bool has_power() const;

  /// The files hold what survived. Only when all databases are closed.
  void turn_on();

  // For the functions that SQLite calls (faulty_disk.cpp); false: the power is off.
  bool on_open(const std::string& path);
  bool on_write(const std::string& path, int64_t offset, std::string_view bytes);
  bool on_truncate(const std::string& path, int64_t size);
  bool on_sync(const std::string& path);
  bool on_delete(const std::string& path);
  sqlite3_vfs& real() const { return real_; }

 private:
  /// A write, or with `is_cut` a cut of the file to `offset` bytes.
  struct Change {
    int64_t offset = 0;
    std::string bytes{};
    bool is_cut = false;
  };
  struct File {
    std::string durable{};           ///< as of the last synchronisation
    std::vector<Change> pending{};  ///< since
  };

  static void apply(const Change& change, std::string& content);
  /// What is left of a change that was under way.
  void apply_damaged(Change change, std::string& content);
  static void make_durable(File& file);

  sqlite3_vfs& real_;
  std::unique_ptr<sqlite3_vfs> faulty_;
  mutable std::mutex mutex_;
  std::map<std::string, File> files_;
  int syncs_left_ = 0;  ///< 0: no cut is planned
  bool has_power_ = true;
  std::mt19937 random_;
};

}  // namespace companion::server
