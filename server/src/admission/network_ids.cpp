#include "admission/network_ids.h"

#include <cstring>

#include "crypto/keyed_hash.h"
#include "crypto/random.h"

namespace companion::server {
namespace {

constexpr int64_t kDayMs = 86'400'000;
constexpr uint8_t kForMark = 'm';
constexpr uint8_t kForId = 'i';

}  // namespace

uint64_t NetworkIds::hash(const Day& day, const PeerAddress::Network& network, uint8_t purpose) {
  std::array<uint8_t, std::tuple_size_v<PeerAddress::Network> + 1> message{};
  message[0] = purpose;
  std::memcpy(message.data() + 1, network.data(), network.size());
  const Sha256 digest = keyed_hash(day.key, message);
  uint64_t value;
  std::memcpy(&value, digest.data(), sizeof value);
  return value;
}

NetworkIds::Day& NetworkIds::today(int64_t now_ms) {
  const int64_t number = now_ms / kDayMs;
  // A clock that is set back a little stays with the newest day: its key is as good.
  if (days_.empty() || days_.front().number < number) {
    Day day{.number = number, .key = {}, .id_of_mark = {}};
    fill_random(day.key);
    days_.push_front(std::move(day));
  }
  while (days_.back().number < days_.front().number - options_.carry_days) days_.pop_back();
  return days_.front();
}

uint64_t NetworkIds::id_of(const PeerAddress& address, int64_t now_ms) {
  const PeerAddress::Network network = address.network();
  const std::lock_guard lock(mutex_);
  Day& newest = today(now_ms);
  const uint64_t mark = hash(newest, network, kForMark);
  if (const auto known = newest.id_of_mark.find(mark); known != newest.id_of_mark.end()) {
    return known->second;
  }
  std::optional<uint64_t> id;
  for (size_t i = 1; i < days_.size() && !id; ++i) {
    const auto earlier = days_[i].id_of_mark.find(hash(days_[i], network, kForMark));
    if (earlier != days_[i].id_of_mark.end()) id = earlier->second;
  }
  if (!id) id = hash(newest, network, kForId);
  if (newest.id_of_mark.size() < options_.max_networks_a_day) newest.id_of_mark.emplace(mark, *id);
  return *id;
}

size_t NetworkIds::size() const {
  const std::lock_guard lock(mutex_);
  size_t networks = 0;
  for (const Day& day : days_) networks += day.id_of_mark.size();
  return networks;
}

}  // namespace companion::server
