#include "store/sqlite/sqlite_contribution_log.h"

#include <future>

#include "monitoring/log.h"
#include "store/sqlite/storage_failure.h"

namespace companion::server::sqlite {
namespace {

/// Some 10 MB; beyond it the memory starts anew.
constexpr size_t kMaxKnownKeys = 100'000;

}  // namespace

SqliteContributionLog::SqliteContributionLog(std::filesystem::path file,
                                             const WaitLimit& limit,
                                             ChangedProducts& changed,
                                             ChangedProducts& changed_sellers, Metrics& metrics)
    : file_(std::move(file)),
      changed_(changed),
      changed_sellers_(changed_sellers),
      database_(file_, Database::Access::kReadWrite),
      writer_(database_),
      reader_(file_),
      committer_(
          limit, [this](std::span<LogEntry> entries) { return commit(entries); },
          metrics) {}

SqliteContributionLog::~SqliteContributionLog() {
  close();
}

void SqliteContributionLog::append(Contribution contribution, Done done) {
  committer_.append({.what = std::move(contribution),
                     .done = [done = std::move(done)](const std::optional<Error>& failure,
                                                      size_t) { done(failure); }});
}

void SqliteContributionLog::erase(const PublicKey& contributor, ErasureDone done) {
  committer_.append(
      {.what = EraseRequest{contributor},
       .done = [done = std::move(done)](const std::optional<Error>& failure, size_t erased) {
         done(failure ? Result<Erasure>(*failure) : Result<Erasure>(Erasure{erased}));
       }});
}

std::optional<Error> SqliteContributionLog::commit(std::span<LogEntry> entries) {
  try {
    changed_.add(writer_.write(entries));
    changed_sellers_.add(writer_.changed_sellers());
    remember(entries);
    return std::nullopt;
  } catch (const std::exception& error) {
    return storage_failure("commit_failed", error);
  }
}

void SqliteContributionLog::remember(std::span<const LogEntry> written) {
  const std::lock_guard lock(mutex_);
  if (known_.size() > kMaxKnownKeys) known_.clear();
  for (const LogEntry& entry : written) {
    if (const auto* contribution = std::get_if<Contribution>(&entry.what)) {
      known_.insert(contribution->contributor);
    } else if (const auto* erased = std::get_if<EraseRequest>(&entry.what)) {
      known_.erase(erased->contributor);
    }
  }
}

Result<ContributorRecord> SqliteContributionLog::record_of(const PublicKey& contributor) {
  try {
    // Asked for rarely, and may be long: a connection for one answer.
    return LogReader(file_).record_of(contributor);
  } catch (const SqliteError& error) {
    return storage_failure("read_failed", error);
  }
}

Result<bool> SqliteContributionLog::knows(const PublicKey& contributor) {
  const std::lock_guard lock(mutex_);
  if (known_.contains(contributor)) return true;
  try {
    return reader_.knows(contributor);
  } catch (const SqliteError& error) {
    return storage_failure("read_failed", error);
  }
}

void SqliteContributionLog::sort_reports() {
  if (!writer_.has_unsorted()) return;
  std::promise<void> done;
  committer_.append(
      {.what = SortRequest{}, .done = [&done](const std::optional<Error>&, size_t) { done.set_value(); }});
  done.get_future().wait();
}

void SqliteContributionLog::close() {
  committer_.close();
}

}  // namespace companion::server::sqlite
