#include "store/sqlite/migrations.h"

#include <string>

namespace companion::server::sqlite {

void migrate(Database& database, std::span<const Migration> migrations) {
  const int64_t version = database.query_integer("PRAGMA user_version");
  const int64_t newest = migrations.empty() ? 0 : migrations.back().number;
  if (version > newest) {
    throw SqliteError("the database has schema version " + std::to_string(version) +
                      ", this server knows versions up to " + std::to_string(newest) +
                      ": run a newer server");
  }
  for (const Migration& migration : migrations) {
    if (migration.number <= version) continue;
    Transaction transaction(database);
    database.execute(std::string(migration.sql));
    database.execute("PRAGMA user_version=" + std::to_string(migration.number));
    transaction.commit();
  }
}

}  // namespace companion::server::sqlite
