// The embedded storage engine: three SQLite files in a data folder, no set-up.
//
//   private.sqlite    who reported what (contribution_log.h), API keys
//   consensus.sqlite  what the consensus remembers (consensus_store.h)
//   prices.sqlite     what is public (price_store.h)
//
// Write-ahead logs with synchronous commits: an acknowledged observation survives a crash at any
// instant.
#pragma once

#include <atomic>
#include <filesystem>

#include "monitoring/metrics.h"
#include "store/sqlite/changed_products.h"
#include "store/sqlite/data_folder.h"
#include "store/sqlite/sqlite_consensus_store.h"
#include "store/sqlite/sqlite_contribution_log.h"
#include "store/sqlite/sqlite_price_store.h"

namespace companion::server::sqlite {

class SqliteStore {
 public:
  struct Options {
    std::filesystem::path data_folder;
    WaitLimit wait{};
  };

  /// Opens the folder, bringing its schemas up to date. Throws std::runtime_error with a
  /// message for the operator when that is not possible.
  SqliteStore(const Options& options, Metrics& metrics);

  ContributionLog& contributions() { return contributions_; }
  PriceStore& prices() { return prices_; }
  ConsensusStore& consensus() { return consensus_; }
  /// The database that also holds the API keys.
  std::filesystem::path private_file() const { return folder_.private_file(); }

 private:
  DataFolder folder_;
  ChangedProducts changed_;
  ChangedProducts changed_sellers_;
  std::atomic<int64_t> product_count_{0};
  BucketVersions versions_;
  PublicSellers public_sellers_;
  SqliteContributionLog contributions_;
  SqliteConsensusStore consensus_;
  SqlitePriceStore prices_;
};

}  // namespace companion::server::sqlite
