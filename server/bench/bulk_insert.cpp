// companion_bulk_insert FOLDER FILE: how fast bare SQLite takes the observations of a request file into
// the same tables, with their indexes: one thread, transactions of 10,000 rows, each on disk before the
// next. Prints {"rows", "seconds"}; reading the file is not counted.
#include <chrono>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "store/product_key.h"
#include "store/sqlite/database.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/report_days.h"

namespace {

using namespace companion::server;

constexpr size_t kRowsOfATransaction = 10'000;
constexpr int64_t kContributors = 200;

struct Row {
  int64_t day = 0, hour = 0;
  std::string product_id;
  std::string currency;
  int64_t price_minor = 0;
  int64_t contributor = 0;
};

std::vector<Row> read_rows(const std::string& file, int64_t today) {
  std::vector<Row> rows;
  std::ifstream stream(file);
  int64_t batches = 0;
  for (std::string line; std::getline(stream, line); ++batches) {
    const std::string batch = nlohmann::json::parse(line).at("batch");
    const auto document = nlohmann::json::parse(batch);
    for (const auto& item : document.at("observations")) {
      const std::string time = item.at("observed_at");
      rows.push_back({.day = today,
                      .hour = std::stoll(time.substr(11, 2)),
                      .product_id = item.at("product_id"),
                      .currency = item.at("currency"),
                      .price_minor = item.at("price_minor"),
                      .contributor = 1 + batches % kContributors});
    }
  }
  return rows;
}

void insert(sqlite::Statement& statement, const Row& row) {
  statement.bind(1, row.day);
  statement.bind(2, row.hour);
  statement.bind(3, product_key(row.product_id));
  statement.bind_text(4, row.product_id);
  statement.bind_text(5, row.currency);
  statement.bind(6, row.price_minor);
  statement.bind(7, row.contributor);
  statement.run();
}

void insert_all(sqlite::Database& database, const std::vector<Row>& rows) {
  sqlite::Statement statement(
      database,
      "INSERT INTO report (observed_day, observed_hour, product_key, product_id, currency, context,"
      " price_minor, contributor_id, network, received_day)"
      " VALUES (?1, ?2, ?3, ?4, ?5, 'public', ?6, ?7, 1, ?1)");
  sqlite::ReportDays days(database);
  for (size_t first = 0; first < rows.size(); first += kRowsOfATransaction) {
    sqlite::Transaction transaction(database);
    const size_t end = std::min(rows.size(), first + kRowsOfATransaction);
    for (size_t i = first; i < end; ++i) insert(statement, rows[i]);
    if (end == rows.size()) days.take_in(static_cast<int64_t>(end));
    transaction.commit();
  }
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc != 3) {
    std::cerr << "usage: companion_bulk_insert FOLDER FILE\n";
    return 2;
  }
  using Clock = std::chrono::steady_clock;
  const int64_t today =
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count();
  const std::vector<Row> rows = read_rows(argv[2], today);
  sqlite::Database database(std::string(argv[1]) + "/bulk.sqlite",
                            sqlite::Database::Access::kReadWrite);
  sqlite::migrate(database, sqlite::private_migrations());
  for (int64_t id = 1; id <= kContributors; ++id) {
    database.execute("INSERT INTO contributor VALUES (" + std::to_string(id) + ", randomblob(32), 1)");
  }
  const auto start = Clock::now();
  insert_all(database, rows);
  const std::chrono::duration<double> taken = Clock::now() - start;
  std::cout << nlohmann::json{{"rows", rows.size()}, {"seconds", taken.count()}} << std::endl;
  return 0;
}
