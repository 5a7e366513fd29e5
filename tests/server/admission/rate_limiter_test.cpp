#include "admission/rate_limiter.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace companion::server {
namespace {

constexpr int64_t kNow = 1'000'000;

TEST(RateLimiter, ABurstIsTakenAndThenTheRateHolds) {
  RateLimiter limiter({.per_minute = 60, .burst = 3});
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limiter.take(7, kNow).allowed()) << i;
  EXPECT_EQ(limiter.take(7, kNow).retry_after_s, 1);
  EXPECT_EQ(limiter.take(7, kNow + 999).retry_after_s, 1);
  EXPECT_TRUE(limiter.take(7, kNow + 1'000).allowed());
  EXPECT_FALSE(limiter.take(7, kNow + 1'000).allowed());
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limiter.take(7, kNow + 60'000).allowed()) << i;
  EXPECT_FALSE(limiter.take(7, kNow + 60'000).allowed()) << "no more than the burst is saved up";
}

TEST(RateLimiter, IdsDoNotTakeFromEachOther) {
  RateLimiter limiter({.per_minute = 1, .burst = 1});
  EXPECT_TRUE(limiter.take(1, kNow).allowed());
  EXPECT_FALSE(limiter.take(1, kNow).allowed());
  EXPECT_TRUE(limiter.take(2, kNow).allowed());
}

TEST(RateLimiter, SaysTruthfullyHowLongToWait) {
  RateLimiter limiter({.per_minute = 2, .burst = 1});
  ASSERT_TRUE(limiter.take(1, kNow).allowed());
  const int64_t wait = limiter.take(1, kNow + 500).retry_after_s;
  EXPECT_EQ(wait, 30);
  EXPECT_TRUE(limiter.take(1, kNow + 500 + wait * 1'000).allowed());
}

TEST(RateLimiter, RefusalsCostNothing) {
  RateLimiter limiter({.per_minute = 60, .burst = 1});
  ASSERT_TRUE(limiter.take(1, kNow).allowed());
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(limiter.take(1, kNow + 10).allowed());
  EXPECT_TRUE(limiter.take(1, kNow + 1'000).allowed());
}

TEST(RateLimiter, SeveralTokensAtOnce) {
  RateLimiter limiter({.per_minute = 60, .burst = 10});
  EXPECT_TRUE(limiter.take(1, kNow, 8).allowed());
  EXPECT_EQ(limiter.take(1, kNow, 5).retry_after_s, 3);
  EXPECT_TRUE(limiter.take(1, kNow, 2).allowed());
  // More than the burst ever holds: from a full bucket, and paid back.
  EXPECT_FALSE(limiter.take(1, kNow, 30).allowed());
  EXPECT_TRUE(limiter.take(2, kNow, 30).allowed());
  EXPECT_EQ(limiter.take(2, kNow, 1).retry_after_s, 21);
}

TEST(RateLimiter, WithoutALimitEverythingIsAllowedAndNothingKept) {
  RateLimiter limiter({});
  for (uint64_t id = 0; id < 1'000; ++id) EXPECT_TRUE(limiter.take(id % 3, kNow).allowed());
  EXPECT_EQ(limiter.size(), 0U);
}

TEST(RateLimiter, ALimitCanBeChanged) {
  RateLimiter limiter({.per_minute = 60, .burst = 1});
  ASSERT_TRUE(limiter.take(1, kNow).allowed());
  ASSERT_FALSE(limiter.take(1, kNow).allowed());
  limiter.set_limit({.per_minute = 60, .burst = 5});
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(limiter.take(1, kNow).allowed());
  EXPECT_FALSE(limiter.take(1, kNow).allowed());
}

TEST(RateLimiter, MemoryIsBoundedWhateverComes) {
  RateLimiter limiter({.per_minute = 1, .burst = 1}, 1'600);
  size_t allowed = 0;
  for (uint64_t id = 0; id < 100'000; ++id) allowed += limiter.take(id, kNow).allowed();
  EXPECT_LE(limiter.size(), 1'600U);
  EXPECT_GE(allowed, 1'600U);
  EXPECT_LE(allowed, 1'600U + 16) << "the flood shares a bucket";
  // A minute later their buckets are full again, so they make room for others.
  EXPECT_TRUE(limiter.take(1'000'000, kNow + 61'000).allowed());
  EXPECT_FALSE(limiter.take(1'000'000, kNow + 61'000).allowed());
  EXPECT_LT(limiter.size(), 1'600U);
}

TEST(RateLimiter, ThreadsTogetherGetNoMoreThanTheLimit) {
  RateLimiter limiter({.per_minute = 60, .burst = 100});
  std::atomic<int> allowed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 1'000; ++j) allowed += limiter.take(1, kNow).allowed();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(allowed, 100);
}

}  // namespace
}  // namespace companion::server
