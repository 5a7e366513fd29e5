// Third parties' access: which API keys there are, what their plans allow, what they have
// used today. In memory; the store keeps the keys, as hashes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "admission/rate_limiter.h"
#include "crypto/sha256.h"

namespace companion::server {

/// What the keys of a plan may do.
struct Plan {
  std::string name;
  int64_t requests_per_minute = 0;
  int64_t requests_per_day = 0;  ///< UTC days
  int64_t prefixes_per_batch = 0;

  bool operator==(const Plan&) const = default;
};

/// A key as it is kept: its text is known only to whom it was given.
struct ApiKey {
  Sha256 hash;
  std::string plan;
};

/// Whether the holder of a key may go on.
struct ApiKeyDecision {
  bool is_known = false;
  int64_t retry_after_s = 0;       ///< 0: may go on
  int64_t prefixes_per_batch = 0;  ///< of the key's plan
};

class ApiKeys {
 public:
  /// Replaces the plans; what was used of the day stays counted. Any thread.
  void set_plans(const std::vector<Plan>& plans);

  /// Replaces the keys. Those of a plan that does not exist are unknown. Any thread.
  void set_keys(const std::vector<ApiKey>& keys);

  /// Counts `requests` against the plan of the key with this text, when there are so many
  /// left. Times are UTC epoch milliseconds. Any thread.
  ApiKeyDecision use(std::string_view key, int64_t now_ms, int64_t requests = 1);

 private:
  struct PlanInUse {
    Plan plan;
    std::unique_ptr<RateLimiter> per_minute;
  };
  struct KeyInUse {
    std::string plan;
    int64_t day = 0;
    int64_t used_today = 0;
  };

  std::mutex mutex_;
  std::map<std::string, PlanInUse> plans_;
  std::map<Sha256, KeyInUse> keys_;
};

}  // namespace companion::server
