// Token buckets by id: so many a minute, saved up to a burst.
//
// Kept as one number an id, the time at which its bucket is full again (the generic cell
// rate algorithm, ITU-T I.371), so that an id that has not asked for a while costs nothing.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace companion::server {

struct RateLimit {
  int64_t per_minute = 0;  ///< 0: no limit
  int64_t burst = 1;       ///< how many at once after a pause; at least 1

  bool operator==(const RateLimit&) const = default;
};

/// Whether something may be done now.
struct RateDecision {
  int64_t retry_after_s = 0;  ///< 0: allowed; else so many seconds from now it will be

  bool allowed() const { return retry_after_s == 0; }
};

class RateLimiter {
 public:
  /// `max_ids`: ids remembered at a time. While so many are using up their limits, all
  /// further ids share one bucket: memory stays bounded, and a flood of ids slows itself.
  explicit RateLimiter(RateLimit limit, size_t max_ids = 200'000);

  /// Takes `tokens` of the id's bucket, or none of them when there are too few. More tokens
  /// than the burst are taken when the bucket is full, and are paid back by waiting. Times
  /// are milliseconds of any steady clock. Any thread.
  RateDecision take(uint64_t id, int64_t now_ms, int64_t tokens = 1);

  /// Changes the limit from now on. Any thread.
  void set_limit(RateLimit limit);

  /// Ids in memory.
  size_t size() const;

 private:
  /// When the bucket is full again, in microseconds of the clock.
  using FullAt = int64_t;

  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<uint64_t, FullAt> buckets;
    FullAt shared_bucket = 0;
    int64_t swept_at_ms = INT64_MIN;
  };

  static void forget_full_buckets(Shard& shard, int64_t now_ms);
  FullAt& bucket_of(Shard& shard, uint64_t key, int64_t now_ms) const;

  std::atomic<int64_t> per_minute_;
  std::atomic<int64_t> burst_;
  const uint64_t seed_;
  const size_t max_ids_a_shard_;
  std::array<Shard, 16> shards_;
};

}  // namespace companion::server
