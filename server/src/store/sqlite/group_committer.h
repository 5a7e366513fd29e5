// The one writer thread: batches that wait are committed together.
//
// A durable commit costs a disk synchronisation whatever its size, so while one commit
// runs, the batches that arrive queue up and share the next one. Each batch is told its
// outcome after the commit, and only then. The queue is bounded: beyond its limit a batch
// is refused at once instead of waiting without end.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "monitoring/metrics.h"
#include "store/sqlite/log_entry.h"

namespace companion::server::sqlite {

class GroupCommitter {
 public:
  /// Makes all given entries durable or, with an error, none of them. Called on the writer
  /// thread only.
  using Commit = std::function<std::optional<Error>(std::span<LogEntry>)>;

  /// `max_waiting`: observations that may wait, the ones being committed not counted.
  GroupCommitter(size_t max_waiting, Commit commit, Metrics& metrics);
  ~GroupCommitter();

  /// Queues an entry; its `done` is called after the commit, or at once when it is refused.
  void append(LogEntry entry);

  /// Commits what waits, ends the thread, refuses later batches. Idempotent.
  void close();

 private:
  void run();
  void commit_group(size_t observations);

  const size_t max_waiting_;
  const Commit commit_;
  Metrics& metrics_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<LogEntry> waiting_;
  size_t waiting_observations_ = 0;
  bool closing_ = false;

  /// The group being committed, whatever waited: a member so that its memory is reused.
  std::vector<LogEntry> group_;

  std::thread thread_;
};

}  // namespace companion::server::sqlite
