// The API keys of third parties, in private.sqlite.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/sha256.h"
#include "store/sqlite/database.h"

namespace companion::server::sqlite {

struct StoredApiKey {
  Sha256 hash{};  ///< of the key's text, which is not kept
  std::string plan;
  std::string label;
  int64_t created_day = 0;  ///< days since 1970
  std::optional<int64_t> revoked_day;
};

/// A connection of its own, for one thread at a time; other processes may use the same file.
/// All throw SqliteError when the storage fails.
class ApiKeyTable {
 public:
  /// The file's schema must be up to date.
  explicit ApiKeyTable(const std::filesystem::path& file);

  void add(const StoredApiKey& key);

  /// All keys, the revoked ones too, oldest first.
  std::vector<StoredApiKey> all();

  /// Revokes the one good key whose hash begins with these hexadecimal digits; false when
  /// there is none or more than one.
  bool revoke(std::string_view digits, int64_t day);

  /// Whether anybody else has written to the file since the last call; true at the first.
  bool has_changed();

 private:
  Database database_;
  int64_t seen_version_ = -1;
};

}  // namespace companion::server::sqlite
