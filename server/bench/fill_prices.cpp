// companion_fill_prices FOLDER PRODUCTS CHANGE_POINTS: writes prices.sqlite with made-up products
// through the server's own code, in the order of their ids, which is random for the table. Prints
//   {"products", "change_points", "history_bytes", "product_bytes", "file_bytes", "vacuumed_bytes",
//    "seconds"}
#include <chrono>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "companion/history.h"
#include "made_up_product.h"
#include "store/sqlite/database.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/price_table.h"

namespace {

using namespace companion;
using server::sqlite::Database;

constexpr int64_t kProductsOfATransaction = 100'000;

struct Totals {
  int64_t change_points = 0;
  size_t history_bytes = 0;  ///< the encoded histories
  size_t product_bytes = 0;  ///< the stored values, with what explains the latest days
};

Totals fill(Database& database, int64_t products, int change_points, int64_t last_day) {
  Totals totals;
  server::sqlite::PriceWriter writer(database);
  for (int64_t first = 0; first < products; first += kProductsOfATransaction) {
    server::sqlite::Transaction transaction(database);
    const int64_t end = std::min(products, first + kProductsOfATransaction);
    for (int64_t number = first; number < end; ++number) {
      const auto product = bench::made_up_product(number, change_points, last_day);
      writer.save(server::product_key(product.product_id), product);
      const std::string& closed = product.series[0].closed;
      totals.change_points +=
          static_cast<int64_t>(PriceHistory::decode(closed)->runs().size());
      totals.history_bytes += closed.size();
      totals.product_bytes += server::encode_series(product).size();
    }
    transaction.commit();
  }
  return totals;
}

/// The file's size with its pages full, which random insertions leave to two thirds.
uintmax_t vacuumed_bytes(Database& database, const std::filesystem::path& file) {
  const std::string copy = file.string() + ".vacuumed";
  database.execute("VACUUM INTO '" + copy + "'");
  const uintmax_t bytes = std::filesystem::file_size(copy);
  std::filesystem::remove(copy);
  return bytes;
}

/// Neither safe nor needed otherwise: this file can be made again.
void open_for_speed(Database& database) {
  database.execute("PRAGMA journal_mode=OFF");
  database.execute("PRAGMA synchronous=OFF");
  database.execute("PRAGMA cache_size=-2000000");  // 2 GB
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc != 4) {
    std::cerr << "usage: companion_fill_prices FOLDER PRODUCTS CHANGE_POINTS\n";
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const std::filesystem::path file = std::filesystem::path(argv[1]) / "prices.sqlite";
  const int64_t products = std::stoll(argv[2]);
  const int64_t today =
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count();
  Totals totals;
  uintmax_t vacuumed = 0;
  {
    Database database(file, Database::Access::kReadWrite);
    server::sqlite::migrate(database, server::sqlite::price_migrations());
    open_for_speed(database);
    totals = fill(database, products, std::stoi(argv[3]), today - 3);
    vacuumed = vacuumed_bytes(database, file);
    database.execute("PRAGMA journal_mode=WAL");
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  const nlohmann::ordered_json result = {{"products", products},
                                         {"change_points", totals.change_points},
                                         {"history_bytes", totals.history_bytes},
                                         {"product_bytes", totals.product_bytes},
                                         {"file_bytes", std::filesystem::file_size(file)},
                                         {"vacuumed_bytes", vacuumed},
                                         {"seconds", taken.count()}};
  std::cout << result.dump() << std::endl;
  return 0;
}
