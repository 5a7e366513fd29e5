#include "store/sqlite/group_committer.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <semaphore>
#include <thread>

#include "store/sample_observations.h"

namespace companion::server::sqlite {
namespace {

/// An entry of so many observations that calls `done` with its outcome.
LogEntry entry(size_t observations, std::function<void(const std::optional<Error>&)> done) {
  return {.what = contribution(1, {observations, sample("1005001", 0, 1)}),
          .done = [done = std::move(done)](const std::optional<Error>& failure, size_t) { done(failure); }};
}

/// Appends; whether it was not refused at once.
bool is_taken(GroupCommitter& committer, size_t observations) {
  const auto is_refused = std::make_shared<std::atomic<bool>>(false);
  committer.append(entry(observations, [is_refused](const auto& failure) {
    if (failure) *is_refused = true;
  }));
  return !*is_refused;
}

/// A commit that can be held back, so that batches pile up behind it.
class HeldCommit {
 public:
  GroupCommitter::Commit function() {
    return [this](std::span<LogEntry> group) -> std::optional<Error> {
      sizes_.push_back(group.size());
      entered_.release();
      gate_.acquire();
      return std::nullopt;
    };
  }

  void wait_until_entered() { entered_.acquire(); }
  void let_finish() { gate_.release(); }

  /// The sizes of the groups so far; to be read after the committer was closed.
  const std::vector<size_t>& sizes() const { return sizes_; }

 private:
  std::vector<size_t> sizes_;
  std::counting_semaphore<> entered_{0};
  std::counting_semaphore<> gate_{0};
};

TEST(GroupCommitter, BatchesThatWaitShareTheNextCommit) {
  Metrics metrics;
  HeldCommit commit;
  std::atomic<int> done = 0;
  const auto count = [&done](const std::optional<Error>& failure) { done += failure ? 100 : 1; };
  GroupCommitter committer({.max_observations = 10}, commit.function(), metrics);

  committer.append(entry(1, count));
  commit.wait_until_entered();
  committer.append(entry(2, count));
  committer.append(entry(1, count));
  EXPECT_EQ(done, 0) << "acknowledged before the commit";
  commit.let_finish();
  commit.wait_until_entered();
  EXPECT_EQ(done, 1);
  commit.let_finish();
  committer.close();
  EXPECT_EQ(done, 3);
  EXPECT_EQ(commit.sizes(), (std::vector<size_t>{1, 2}));
}

TEST(GroupCommitter, RefusesWhatDoesNotFitTheQueue) {
  Metrics metrics;
  HeldCommit commit;
  std::optional<Error> refused;
  GroupCommitter committer({.max_observations = 2}, commit.function(), metrics);
  committer.append(entry(1, [](const auto&) {}));
  commit.wait_until_entered();
  committer.append(entry(1, [](const auto&) {}));
  committer.append(entry(2, [&refused](const auto& failure) { refused = failure; }));
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code, ErrorCode::kUnavailable);
  commit.let_finish();
  commit.let_finish();
  committer.close();
  EXPECT_EQ(commit.sizes(), (std::vector<size_t>{1, 1}));
}

TEST(GroupCommitter, TakesOnlyWhatIsStoredInTime) {
  Metrics metrics;
  HeldCommit commit;
  GroupCommitter committer({.max_observations = 50'000, .max_time = std::chrono::milliseconds(1)},
                           commit.function(), metrics);
  // Two thousand in 50 ms: forty would be stored in time, but two thousand always may wait.
  const auto commit_slowly = [&] {
    commit.wait_until_entered();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    commit.let_finish();
  };
  const auto append = [&](size_t observations) { return is_taken(committer, observations); };
  EXPECT_TRUE(append(2'000));
  commit_slowly();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_TRUE(append(2'000));
  commit.wait_until_entered();
  EXPECT_TRUE(committer.has_room());
  EXPECT_TRUE(append(1'900));
  EXPECT_FALSE(append(200)) << "would wait too long";
  EXPECT_TRUE(append(100));
  EXPECT_FALSE(committer.has_room());
  commit.let_finish();
  commit.let_finish();
  committer.close();
}

TEST(GroupCommitter, FastCommitsMakeRoomForMore) {
  Metrics metrics;
  std::counting_semaphore<> committed{0};
  std::atomic<bool> is_held = false;
  std::counting_semaphore<> gate{0};
  GroupCommitter committer(
      {.max_observations = 6'000, .max_time = std::chrono::seconds(10)},
      [&](std::span<LogEntry>) -> std::optional<Error> {
        if (is_held) gate.acquire();
        return std::nullopt;
      },
      metrics);
  const auto done = [&committed](const auto&) { committed.release(); };
  committer.append(entry(1'000, done));
  committed.acquire();
  is_held = true;
  int taken = 0;
  committer.append(entry(1, [](const auto&) {}));
  for (int i = 0; i < 10; ++i) taken += is_taken(committer, 1'000) ? 1 : 0;
  EXPECT_GE(taken, 5);
  EXPECT_LE(taken, 7) << "never more than the limit of memory";
  is_held = false;
  gate.release(3);
  committer.close();
}

TEST(GroupCommitter, AFailedCommitFailsEveryBatchOfTheGroup) {
  Metrics metrics;
  int failures = 0;
  GroupCommitter committer(
      {.max_observations = 10},
      [](std::span<LogEntry>) {
        return std::optional<Error>({ErrorCode::kUnavailable, "store", "full"});
      },
      metrics);
  const auto count = [&failures](const std::optional<Error>& failure) { failures += !!failure; };
  committer.append(entry(1, count));
  committer.append(entry(1, count));
  committer.close();
  EXPECT_EQ(failures, 2);
}

}  // namespace
}  // namespace companion::server::sqlite
