// SQLite with owned handles: a connection, a prepared statement, a transaction.
//
// Inside store/sqlite failures are thrown as SqliteError; the store catches them at its
// border and answers an Error. A Database and its Statements belong to one thread at a
// time and are opened without SQLite's own mutexes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace companion::server::sqlite {

/// A failed SQLite call; what() is SQLite's message, which names tables but no values.
class SqliteError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Database {
 public:
  enum class Access { kReadWrite, kReadOnly };

  /// Opens the file (created when missing and writable) with our settings: write-ahead
  /// log, and a commit returns only after it was synchronised to the disk.
  Database(const std::filesystem::path& file, Access access);

  /// Runs statements that return nothing.
  void execute(const std::string& sql);

  /// The single integer a statement such as "PRAGMA user_version" answers.
  int64_t query_integer(const std::string& sql);

  /// Rows that the last statement changed.
  size_t changed_rows() const;

  /// Makes `target` a copy of what this connection sees, at once and whatever is written
  /// meanwhile.
  void copy_to(Database& target);

  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// A statement prepared once and run many times. Parameters count from 1, columns from 0.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);

  void bind(int parameter, int64_t value);
  void bind_null(int parameter);
  /// The text or bytes are not copied: they must live until run() or reset().
  void bind_text(int parameter, std::string_view text);
  void bind_bytes(int parameter, std::span<const uint8_t> bytes);
  /// NULL where there is none.
  void bind_optional(int parameter, const std::optional<int64_t>& value);
  void bind_optional_text(int parameter, const std::optional<std::string>& text);

  /// Moves to the next row; false at the end, after which the statement is ready again.
  bool step();
  /// Runs a statement that returns no row.
  void run();
  /// Makes the statement ready to be bound and run anew.
  void reset();

  /// Values of the current row; the views live until the next step() or reset().
  int64_t integer(int column) const;
  bool is_null(int column) const;
  std::string_view text(int column) const;
  std::string_view bytes(int column) const;

 private:
  void check(int code);

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Everything read while it lives is of one instant.
class Snapshot {
 public:
  explicit Snapshot(Database& database);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& database_;
};

/// A write transaction, rolled back unless commit() succeeded.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& database_;
  bool committed_ = false;
};

}  // namespace companion::server::sqlite
