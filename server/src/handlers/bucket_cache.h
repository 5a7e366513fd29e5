// Finished answers about buckets: making one takes ten times as long as sending it, and many ask for
// the same ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace companion::server {

class BucketCache {
 public:
  struct Answer {
    std::string body;
    std::string tag;
  };

  /// Keeps bodies of `max_bytes` in all; those that were not asked for longest go first.
  explicit BucketCache(size_t max_bytes) : max_bytes_(max_bytes) {}

  /// The answer for a prefix as of this version of the bucket; null when it is not kept. Any thread.
  std::shared_ptr<const Answer> find(const std::string& prefix, uint64_t version);
  void keep(const std::string& prefix, uint64_t version, std::shared_ptr<const Answer> answer);

 private:
  struct Entry {
    std::string prefix;
    uint64_t version = 0;
    std::shared_ptr<const Answer> answer;
  };
  using Entries = std::list<Entry>;

  void forget(Entries::iterator entry);

  const size_t max_bytes_;
  std::mutex mutex_;
  Entries entries_;  ///< last asked for first
  std::unordered_map<std::string, Entries::iterator> by_prefix_;
  size_t bytes_ = 0;
};

}  // namespace companion::server
