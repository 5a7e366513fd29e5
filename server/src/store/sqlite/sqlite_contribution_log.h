// The log of contributions in private.sqlite: one writer thread, a connection a reader.
#pragma once

#include <filesystem>

#include "monitoring/metrics.h"
#include "store/contribution_log.h"
#include "store/sqlite/changed_products.h"
#include "store/sqlite/database.h"
#include "store/sqlite/group_committer.h"
#include "store/sqlite/log_writer.h"

namespace companion::server::sqlite {

class SqliteContributionLog final : public ContributionLog {
 public:
  /// The file's schema must be up to date. `changed` gets to know every product with news.
  SqliteContributionLog(std::filesystem::path file, size_t max_waiting_observations,
                        ChangedProducts& changed, Metrics& metrics);
  ~SqliteContributionLog() override;

  void append(Contribution contribution, Done done) override;
  void erase(const PublicKey& contributor, ErasureDone done) override;
  Result<ContributorRecord> record_of(const PublicKey& contributor) override;
  Result<bool> knows(const PublicKey& contributor) override;
  void close() override;

 private:
  std::optional<Error> commit(std::span<LogEntry> entries);

  const std::filesystem::path file_;
  ChangedProducts& changed_;
  Database database_;  // the writer's connection
  LogWriter writer_;
  GroupCommitter committer_;  // last: its thread uses the members above
};

}  // namespace companion::server::sqlite
