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
#include "store/observation_store.h"

namespace companion::server::sqlite {

class GroupCommitter {
 public:
  /// Makes all given observations durable or, with an error, none of them. Called on the
  /// writer thread only; may reorder the observations.
  using Commit = std::function<std::optional<Error>(std::span<KeyedObservation>)>;

  /// `max_waiting`: observations that may wait, the ones being committed not counted.
  GroupCommitter(size_t max_waiting, Commit commit, Metrics& metrics);
  ~GroupCommitter();

  /// As ObservationStore::append.
  void append(std::vector<KeyedObservation> batch, ObservationStore::AppendDone done);

  /// Commits what waits, ends the thread, refuses later batches. Idempotent.
  void close();

 private:
  void run();
  void commit_group();

  const size_t max_waiting_;
  const Commit commit_;
  Metrics& metrics_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<KeyedObservation> waiting_;
  std::vector<ObservationStore::AppendDone> waiting_done_;
  bool closing_ = false;

  // The group being committed: kept as members so that its memory is reused. A group is
  // whatever waited, hence at most max_waiting_ observations.
  std::vector<KeyedObservation> group_;
  std::vector<ObservationStore::AppendDone> group_done_;

  std::thread thread_;
};

}  // namespace companion::server::sqlite
