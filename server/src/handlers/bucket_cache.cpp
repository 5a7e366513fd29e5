#include "handlers/bucket_cache.h"

namespace companion::server {

std::shared_ptr<const BucketCache::Answer> BucketCache::find(const std::string& prefix,
                                                             uint64_t version) {
  const std::lock_guard lock(mutex_);
  const auto found = by_prefix_.find(prefix);
  if (found == by_prefix_.end() || found->second->version != version) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->answer;
}

void BucketCache::keep(const std::string& prefix, uint64_t version,
                       std::shared_ptr<const Answer> answer) {
  const std::lock_guard lock(mutex_);
  if (const auto found = by_prefix_.find(prefix); found != by_prefix_.end()) forget(found->second);
  bytes_ += answer->body.size();
  entries_.push_front({prefix, version, std::move(answer)});
  by_prefix_[prefix] = entries_.begin();
  while (bytes_ > max_bytes_) forget(std::prev(entries_.end()));
}

void BucketCache::forget(Entries::iterator entry) {
  bytes_ -= entry->answer->body.size();
  by_prefix_.erase(entry->prefix);
  entries_.erase(entry);
}

}  // namespace companion::server
