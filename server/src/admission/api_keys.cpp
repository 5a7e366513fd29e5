#include "admission/api_keys.h"

#include <cstring>

namespace companion::server {
namespace {

constexpr int64_t kDayMs = 86'400'000;

uint64_t limit_id(const Sha256& hash) {
  uint64_t id;
  std::memcpy(&id, hash.data(), sizeof id);
  return id;
}

int64_t seconds_to_next_day(int64_t now_ms) {
  return (kDayMs - now_ms % kDayMs + 999) / 1'000;
}

}  // namespace

void ApiKeys::set_plans(const std::vector<Plan>& plans) {
  const std::lock_guard lock(mutex_);
  std::map<std::string, PlanInUse> replaced;
  for (const Plan& plan : plans) {
    const RateLimit limit{plan.requests_per_minute, plan.requests_per_minute};
    PlanInUse& entry = replaced[plan.name];
    if (const auto known = plans_.find(plan.name); known != plans_.end()) {
      entry.per_minute = std::move(known->second.per_minute);
      entry.per_minute->set_limit(limit);
    } else {
      entry.per_minute = std::make_unique<RateLimiter>(limit);
    }
    entry.plan = plan;
  }
  plans_ = std::move(replaced);
}

void ApiKeys::set_keys(const std::vector<ApiKey>& keys) {
  const std::lock_guard lock(mutex_);
  std::map<Sha256, KeyInUse> replaced;
  for (const ApiKey& key : keys) {
    const auto known = keys_.find(key.hash);
    KeyInUse& entry = replaced[key.hash] = known == keys_.end() ? KeyInUse() : known->second;
    entry.plan = key.plan;
  }
  keys_ = std::move(replaced);
}

ApiKeyDecision ApiKeys::use(std::string_view key, int64_t now_ms, int64_t requests) {
  const Sha256 hash = sha256(key);
  const std::lock_guard lock(mutex_);
  const auto found = keys_.find(hash);
  if (found == keys_.end()) return {};
  KeyInUse& used = found->second;
  const auto plan = plans_.find(used.plan);
  if (plan == plans_.end()) return {};

  ApiKeyDecision decision{.is_known = true,
                          .retry_after_s = 0,
                          .prefixes_per_batch = plan->second.plan.prefixes_per_batch};
  if (const int64_t today = now_ms / kDayMs; used.day != today) {
    used.day = today;
    used.used_today = 0;
  }
  if (used.used_today + requests > plan->second.plan.requests_per_day) {
    decision.retry_after_s = seconds_to_next_day(now_ms);
    return decision;
  }
  decision.retry_after_s =
      plan->second.per_minute->take(limit_id(hash), now_ms, requests).retry_after_s;
  if (decision.retry_after_s == 0) used.used_today += requests;
  return decision;
}

}  // namespace companion::server
