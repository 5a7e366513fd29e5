// Numbered schema changes of each database: <which>_migrations/NNNN_what_it_does.sql, compiled in as
// text.
//
// A database remembers the number of the last one applied (PRAGMA user_version). A
// migration, once released, is never edited: the next change is the next file.
#pragma once

#include <span>
#include <string_view>

#include "store/sqlite/database.h"

namespace companion::server::sqlite {

struct Migration {
  int number;
  std::string_view sql;
};

/// All migrations of a database by ascending number, from 1 without a gap: of the public prices, of
/// the private log, of the states of the consensus. (Defined in generated files.)
std::span<const Migration> price_migrations();
std::span<const Migration> private_migrations();
std::span<const Migration> consensus_migrations();

/// Applies what the database lacks, each migration in a transaction of its own. Throws
/// SqliteError when the database is newer than this program or a migration fails.
void migrate(Database& database, std::span<const Migration> migrations);

}  // namespace companion::server::sqlite
