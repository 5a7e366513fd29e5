#include "store/sqlite/api_key_table.h"

#include <algorithm>
#include <utility>

namespace companion::server::sqlite {

ApiKeyTable::ApiKeyTable(const std::filesystem::path& file)
    : database_(file, Database::Access::kReadWrite) {}

void ApiKeyTable::add(const StoredApiKey& key) {
  Statement insert(database_,
                   "INSERT INTO api_key (hash, plan, label, created_day) VALUES (?1, ?2, ?3, ?4)");
  insert.bind_bytes(1, key.hash);
  insert.bind_text(2, key.plan);
  insert.bind_text(3, key.label);
  insert.bind(4, key.created_day);
  insert.run();
}

std::vector<StoredApiKey> ApiKeyTable::all() {
  Statement select(database_,
                   "SELECT hash, plan, label, created_day, revoked_day FROM api_key"
                   " ORDER BY created_day, hash");
  std::vector<StoredApiKey> keys;
  while (select.step()) {
    StoredApiKey& key = keys.emplace_back();
    const std::string_view hash = select.bytes(0);
    std::copy_n(hash.begin(), std::min(hash.size(), key.hash.size()), key.hash.begin());
    key.plan = select.text(1);
    key.label = select.text(2);
    key.created_day = select.integer(3);
    if (!select.text(4).empty()) key.revoked_day = select.integer(4);
  }
  return keys;
}

bool ApiKeyTable::revoke(std::string_view digits, int64_t day) {
  std::vector<StoredApiKey> keys = all();
  std::erase_if(keys, [digits](const StoredApiKey& key) {
    return key.revoked_day || !hex(key.hash).starts_with(digits);
  });
  if (digits.empty() || keys.size() != 1) return false;
  Statement update(database_, "UPDATE api_key SET revoked_day = ?2 WHERE hash = ?1");
  update.bind_bytes(1, keys.front().hash);
  update.bind(2, day);
  update.run();
  return true;
}

bool ApiKeyTable::has_changed() {
  const int64_t version = database_.query_integer("PRAGMA data_version");
  return std::exchange(seen_version_, version) != version;
}

}  // namespace companion::server::sqlite
