#include "store/sqlite/sqlite_store.h"

#include "store/sqlite/migrations.h"

namespace companion::server::sqlite {
namespace {

void bring_up_to_date(const std::filesystem::path& file, std::span<const Migration> migrations) {
  Database database(file, Database::Access::kReadWrite);
  migrate(database, migrations);
}

/// The log's file, with every file brought up to date first: the members that follow need them.
std::filesystem::path up_to_date_private_file(const DataFolder& folder) {
  bring_up_to_date(folder.prices_file(), price_migrations());
  bring_up_to_date(folder.consensus_file(), consensus_migrations());
  bring_up_to_date(folder.private_file(), private_migrations());
  return folder.private_file();
}

}  // namespace

SqliteStore::SqliteStore(const Options& options, Metrics& metrics)
    : folder_(options.data_folder),
      contributions_(up_to_date_private_file(folder_), options.wait, changed_,
                     changed_sellers_, metrics),
      consensus_(
          folder_, changed_, changed_sellers_, [this] { contributions_.sort_reports(); },
          product_count_, versions_, public_sellers_),
      prices_(folder_.prices_file(), product_count_, versions_, public_sellers_) {}

}  // namespace companion::server::sqlite
