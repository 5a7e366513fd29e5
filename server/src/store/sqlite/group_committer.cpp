#include "store/sqlite/group_committer.h"

#include <chrono>
#include <iterator>

namespace companion::server::sqlite {

GroupCommitter::GroupCommitter(size_t max_waiting, Commit commit, Metrics& metrics)
    : max_waiting_(max_waiting),
      commit_(std::move(commit)),
      metrics_(metrics),
      thread_([this] { run(); }) {}

GroupCommitter::~GroupCommitter() {
  close();
}

void GroupCommitter::append(std::vector<KeyedObservation> batch,
                            ObservationStore::AppendDone done) {
  std::optional<Error> refusal;
  {
    const std::lock_guard lock(mutex_);
    if (closing_) {
      refusal = Error{ErrorCode::kUnavailable, "store", "the server is shutting down"};
    } else if (waiting_.size() + batch.size() > max_waiting_) {
      refusal = Error{ErrorCode::kUnavailable, "store", "too many observations are waiting"};
    } else {
      metrics_.waiting_observations.add(static_cast<int64_t>(batch.size()));
      std::move(batch.begin(), batch.end(), std::back_inserter(waiting_));
      waiting_done_.push_back(std::move(done));
    }
  }
  if (refusal) {
    done(std::move(refusal));
  } else {
    changed_.notify_one();
  }
}

void GroupCommitter::close() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void GroupCommitter::run() {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return closing_ || !waiting_done_.empty(); });
      if (waiting_done_.empty()) return;
      std::swap(waiting_, group_);
      std::swap(waiting_done_, group_done_);
    }
    commit_group();
  }
}

void GroupCommitter::commit_group() {
  metrics_.waiting_observations.add(-static_cast<int64_t>(group_.size()));
  const auto start = std::chrono::steady_clock::now();
  const std::optional<Error> failure = commit_(group_);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  metrics_.commit_seconds.observe(taken.count());
  for (const ObservationStore::AppendDone& done : group_done_) done(failure);
  group_.clear();
  group_done_.clear();
}

}  // namespace companion::server::sqlite
