#include "store/sqlite/database.h"

#include <sqlite3.h>

namespace companion::server::sqlite {
namespace {

// A reader meets a lock only in the instant in which the log is folded into the file.
constexpr int kBusyTimeoutMs = 5'000;

[[noreturn]] void fail(sqlite3* handle) {
  throw SqliteError(sqlite3_errmsg(handle));
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const {
  sqlite3_close_v2(handle);
}
void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Database::Database(const std::filesystem::path& file, Access access) {
  const int flags = SQLITE_OPEN_NOMUTEX |
                    (access == Access::kReadOnly ? SQLITE_OPEN_READONLY
                                                 : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) throw SqliteError(handle ? sqlite3_errmsg(handle) : "out of memory");
  sqlite3_busy_timeout(handle, kBusyTimeoutMs);
  if (access == Access::kReadWrite) {
    execute("PRAGMA journal_mode=WAL");
    execute("PRAGMA synchronous=FULL");
  }
}

void Database::execute(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(handle());
}

int64_t Database::query_integer(const std::string& sql) {
  Statement statement(*this, sql);
  if (!statement.step()) throw SqliteError("no row: " + sql);
  return statement.integer(0);
}

size_t Database::changed_rows() const {
  return static_cast<size_t>(sqlite3_changes64(handle()));
}

void Database::copy_to(Database& target) {
  constexpr int kAllPages = -1;
  sqlite3_backup* const backup = sqlite3_backup_init(target.handle(), "main", handle(), "main");
  if (!backup) fail(target.handle());
  sqlite3_backup_step(backup, kAllPages);
  if (sqlite3_backup_finish(backup) != SQLITE_OK) fail(target.handle());
}

Statement::Statement(Database& database, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) fail(database.handle());
  statement_.reset(statement);
}

void Statement::check(int code) {
  if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()));
}

void Statement::bind(int parameter, int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), parameter, value));
}

void Statement::bind_null(int parameter) {
  check(sqlite3_bind_null(statement_.get(), parameter));
}

void Statement::bind_text(int parameter, std::string_view text) {
  check(sqlite3_bind_text(statement_.get(), parameter, text.data(), static_cast<int>(text.size()),
                          SQLITE_STATIC));
}

void Statement::bind_optional(int parameter, const std::optional<int64_t>& value) {
  value ? bind(parameter, *value) : bind_null(parameter);
}

void Statement::bind_optional_text(int parameter, const std::optional<std::string>& text) {
  text ? bind_text(parameter, *text) : bind_null(parameter);
}

void Statement::bind_bytes(int parameter, std::span<const uint8_t> bytes) {
  check(sqlite3_bind_blob(statement_.get(), parameter, bytes.data(), static_cast<int>(bytes.size()),
                          SQLITE_STATIC));
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  const std::string message = sqlite3_errmsg(sqlite3_db_handle(statement_.get()));
  reset();
  if (code != SQLITE_DONE) throw SqliteError(message);
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
}

int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string_view Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return {text ? text : "", static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string_view Statement::bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return {bytes ? bytes : "", static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Snapshot::Snapshot(Database& database) : database_(database) {
  database_.execute("BEGIN");
}

Snapshot::~Snapshot() {
  // Nothing was written: there is nothing to keep, and a failure leaves nothing behind.
  sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  // Some failures (a full disk) already rolled back; then there is nothing left to undo.
  if (!committed_ && !sqlite3_get_autocommit(database_.handle())) {
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  committed_ = true;
}

}  // namespace companion::server::sqlite
