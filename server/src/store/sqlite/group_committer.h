// The one writer thread: batches that wait are committed together.
//
// A durable commit costs a disk synchronisation whatever its size, so while one commit
// runs, the batches that arrive queue up and share the next one. Each batch is told its
// outcome after the commit, and only then. The queue is bounded by time: what would wait longer than a
// stated time, as fast as commits went lately, is refused at once.
#pragma once

#include <atomic>
#include <chrono>
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

/// What may wait for its commit, the group that is being committed not counted.
struct WaitLimit {
  size_t max_observations = 50'000;
  /// How long the waiting ones may take to commit. Some always may wait, on a slow disk too.
  std::chrono::milliseconds max_time{25};
};

class GroupCommitter {
 public:
  /// Makes all given entries durable or, with an error, none of them. Called on the writer
  /// thread only.
  using Commit = std::function<std::optional<Error>(std::span<LogEntry>)>;

  GroupCommitter(const WaitLimit& limit, Commit commit, Metrics& metrics);
  ~GroupCommitter();

  /// Queues an entry; its `done` is called after the commit, or at once when it is refused.
  void append(LogEntry entry);

  /// Whether more may wait now. Any thread.
  bool has_room() const { return waiting_observations_ < max_waiting_; }

  /// Commits what waits, ends the thread, refuses later batches. Idempotent.
  void close();

 private:
  void run();
  void commit_group(size_t observations);
  void adapt_limit(size_t observations, double seconds);

  const WaitLimit limit_;
  const Commit commit_;
  Metrics& metrics_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<LogEntry> waiting_;
  std::atomic<size_t> waiting_observations_ = 0;  ///< written under the mutex
  std::atomic<size_t> max_waiting_;
  bool closing_ = false;

  /// The group being committed, whatever waited: a member so that its memory is reused.
  std::vector<LogEntry> group_;
  // What the latest commits held and took, those before counting less and less.
  double recent_observations_ = 0;
  double recent_seconds_ = 0;

  std::thread thread_;
};

}  // namespace companion::server::sqlite
