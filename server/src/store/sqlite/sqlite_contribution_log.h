// The log of contributions in private.sqlite: one writer thread, a connection a reader.
#pragma once

#include <filesystem>
#include <mutex>
#include <set>

#include "monitoring/metrics.h"
#include "store/contribution_log.h"
#include "store/sqlite/changed_products.h"
#include "store/sqlite/database.h"
#include "store/sqlite/group_committer.h"
#include "store/sqlite/log_reader.h"
#include "store/sqlite/log_writer.h"

namespace companion::server::sqlite {

class SqliteContributionLog final : public ContributionLog {
 public:
  /// The file's schema must be up to date. `changed` gets to know every product with news, and
  /// `changed_sellers` every store.
  SqliteContributionLog(std::filesystem::path file, const WaitLimit& limit,
                        ChangedProducts& changed, ChangedProducts& changed_sellers,
                        Metrics& metrics);
  ~SqliteContributionLog() override;

  void append(Contribution contribution, Done done) override;
  bool has_room() const override { return committer_.has_room(); }
  void erase(const PublicKey& contributor, ErasureDone done) override;
  Result<ContributorRecord> record_of(const PublicKey& contributor) override;
  Result<bool> knows(const PublicKey& contributor) override;
  void close() override;

  /// Lets the consensus see everything that was appended before; waits for the writer. Without effect
  /// where it cannot write. Any thread but its own.
  void sort_reports();

 private:
  std::optional<Error> commit(std::span<LogEntry> entries);
  void remember(std::span<const LogEntry> written);

  const std::filesystem::path file_;
  ChangedProducts& changed_;
  ChangedProducts& changed_sellers_;
  Database database_;  // the writer's connection
  LogWriter writer_;
  std::mutex mutex_;              ///< over the two below
  LogReader reader_;
  std::set<PublicKey> known_;     ///< keys that are surely in the log
  GroupCommitter committer_;  // last: its thread uses the members above
};

}  // namespace companion::server::sqlite
