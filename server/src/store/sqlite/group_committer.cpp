#include "store/sqlite/group_committer.h"

#include <chrono>
#include <iterator>

namespace companion::server::sqlite {
namespace {

/// An erasure is work as well, or endlessly many could wait.
size_t observations_in(const LogEntry& entry) {
  const auto* contribution = std::get_if<Contribution>(&entry.what);
  return contribution ? contribution->observations.size() + contribution->coupons.size() : 1;
}

}  // namespace

GroupCommitter::GroupCommitter(size_t max_waiting, Commit commit, Metrics& metrics)
    : max_waiting_(max_waiting),
      commit_(std::move(commit)),
      metrics_(metrics),
      thread_([this] { run(); }) {}

GroupCommitter::~GroupCommitter() {
  close();
}

void GroupCommitter::append(LogEntry entry) {
  const size_t observations = observations_in(entry);
  std::optional<Error> refusal;
  {
    const std::lock_guard lock(mutex_);
    if (closing_) {
      refusal = Error{ErrorCode::kUnavailable, "store", "the server is shutting down"};
    } else if (waiting_observations_ + observations > max_waiting_) {
      refusal = Error{ErrorCode::kUnavailable, "store", "too many observations are waiting"};
    } else {
      metrics_.waiting_observations.add(static_cast<int64_t>(observations));
      waiting_observations_ += observations;
      waiting_.push_back(std::move(entry));
    }
  }
  if (refusal) {
    entry.done(refusal, 0);
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
    size_t observations = 0;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      std::swap(waiting_, group_);
      std::swap(waiting_observations_, observations);
    }
    commit_group(observations);
  }
}

void GroupCommitter::commit_group(size_t observations) {
  metrics_.waiting_observations.add(-static_cast<int64_t>(observations));
  const auto start = std::chrono::steady_clock::now();
  const std::optional<Error> failure = commit_(group_);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  metrics_.commit_seconds.observe(taken.count());
  for (const LogEntry& entry : group_) entry.done(failure, entry.erased);
  group_.clear();
}

}  // namespace companion::server::sqlite
