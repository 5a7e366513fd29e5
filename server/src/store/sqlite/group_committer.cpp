#include "store/sqlite/group_committer.h"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace companion::server::sqlite {
namespace {

/// So many may wait however slow commits are: with fewer in a group they would only get slower.
constexpr size_t kMinWaiting = 2'000;

/// What the share of earlier commits in the recent speed shrinks by with each one.
constexpr double kMemory = 0.9;

/// An erasure is work as well, or endlessly many could wait.
size_t observations_in(const LogEntry& entry) {
  const auto* contribution = std::get_if<Contribution>(&entry.what);
  if (contribution == nullptr) return 1;
  return contribution->observations.size() + contribution->coupons.size() +
         contribution->sellers.size();
}

}  // namespace

GroupCommitter::GroupCommitter(const WaitLimit& limit, Commit commit, Metrics& metrics)
    : limit_(limit),
      commit_(std::move(commit)),
      metrics_(metrics),
      max_waiting_(std::min(limit.max_observations, kMinWaiting)),
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
      observations = waiting_observations_.exchange(0);
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
  adapt_limit(observations, taken.count());
  for (const LogEntry& entry : group_) entry.done(failure, entry.erased);
  group_.clear();
}

void GroupCommitter::adapt_limit(size_t observations, double seconds) {
  recent_observations_ = kMemory * recent_observations_ + static_cast<double>(observations);
  recent_seconds_ = kMemory * recent_seconds_ + seconds;
  const double max_seconds = std::chrono::duration<double>(limit_.max_time).count();
  const double in_time = max_seconds * recent_observations_ / std::max(recent_seconds_, 1e-6);
  // Compared before the conversion: the quotient may be huge.
  const auto max_observations = static_cast<double>(limit_.max_observations);
  const auto fitting = static_cast<size_t>(std::min(in_time, max_observations));
  max_waiting_ = std::min(limit_.max_observations, std::max(kMinWaiting, fitting));
}

}  // namespace companion::server::sqlite
