#include "admission/rate_limiter.h"

#include <algorithm>

#include "crypto/random.h"

namespace companion::server {
namespace {

constexpr int64_t kMinuteUs = 60'000'000;
constexpr int64_t kSecondUs = 1'000'000;
/// How often at most a full shard is searched for buckets to forget.
constexpr int64_t kSweepIntervalMs = 1'000;

uint64_t random_seed() {
  std::array<uint8_t, sizeof(uint64_t)> bytes;
  fill_random(bytes);
  uint64_t seed = 0;
  for (const uint8_t byte : bytes) seed = seed << 8 | byte;
  return seed;
}

/// The finalizer of SplitMix64: with a secret seed, nobody can choose ids that collide.
uint64_t mixed(uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

}  // namespace

RateLimiter::RateLimiter(RateLimit limit, size_t max_ids)
    : per_minute_(limit.per_minute),
      burst_(std::max<int64_t>(1, limit.burst)),
      seed_(random_seed()),
      max_ids_a_shard_(std::max<size_t>(1, max_ids / std::tuple_size_v<decltype(shards_)>)) {}

void RateLimiter::set_limit(RateLimit limit) {
  per_minute_ = limit.per_minute;
  burst_ = std::max<int64_t>(1, limit.burst);
}

RateDecision RateLimiter::take(uint64_t id, int64_t now_ms, int64_t tokens) {
  const int64_t per_minute = per_minute_.load(std::memory_order_relaxed);
  if (per_minute <= 0 || tokens <= 0) return {};
  const int64_t token_us = std::max<int64_t>(1, kMinuteUs / per_minute);
  const int64_t capacity_us = token_us * burst_.load(std::memory_order_relaxed);
  const int64_t now_us = now_ms * 1'000;
  const int64_t cost_us = token_us * tokens;

  const uint64_t key = mixed(id ^ seed_);
  Shard& shard = shards_[key % shards_.size()];
  const std::lock_guard lock(shard.mutex);
  FullAt& full_at = bucket_of(shard, key, now_ms);
  const int64_t used_us = std::max<int64_t>(0, full_at - now_us);
  const int64_t too_much_us = used_us + std::min(cost_us, capacity_us) - capacity_us;
  if (too_much_us > 0) return {(too_much_us + kSecondUs - 1) / kSecondUs};
  full_at = now_us + used_us + cost_us;
  return {};
}

RateLimiter::FullAt& RateLimiter::bucket_of(Shard& shard, uint64_t key, int64_t now_ms) const {
  if (const auto known = shard.buckets.find(key); known != shard.buckets.end()) {
    return known->second;
  }
  if (shard.buckets.size() >= max_ids_a_shard_) forget_full_buckets(shard, now_ms);
  if (shard.buckets.size() >= max_ids_a_shard_) return shard.shared_bucket;
  return shard.buckets[key];
}

void RateLimiter::forget_full_buckets(Shard& shard, int64_t now_ms) {
  if (shard.swept_at_ms != INT64_MIN && now_ms - shard.swept_at_ms < kSweepIntervalMs) return;
  shard.swept_at_ms = now_ms;
  std::erase_if(shard.buckets,
                [now_us = now_ms * 1'000](const auto& bucket) { return bucket.second <= now_us; });
}

size_t RateLimiter::size() const {
  size_t ids = 0;
  for (const Shard& shard : shards_) {
    const std::lock_guard lock(shard.mutex);
    ids += shard.buckets.size();
  }
  return ids;
}

}  // namespace companion::server
