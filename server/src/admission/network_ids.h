// Which network a report or request comes from, without knowing or keeping the address.
//
// A network (admission/peer_address.h) gets an id: a keyed hash under a random key that is
// made new each day and that only this process's memory holds. A network that is seen again
// within a few days keeps its id, so that "two networks" means the same for a while; after
// that, and after a restart, it is somebody new. Nothing here is written anywhere; beside a
// report only the id is kept, which says nothing once its key is gone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <unordered_map>

#include "admission/peer_address.h"

namespace companion::server {

class NetworkIds {
 public:
  struct Options {
    /// For so many days after the day it was last seen, a network keeps its id.
    int carry_days = 3;
    /// Networks remembered a day. Those beyond have the same id all day, but a new one on
    /// the next.
    size_t max_networks_a_day = 500'000;
  };

  NetworkIds() : NetworkIds(Options{}) {}
  explicit NetworkIds(Options options) : options_(options) {}

  /// The id of the address's network at this time (UTC epoch milliseconds). Any thread.
  /// Throws std::runtime_error when there is no randomness for a new day's key.
  uint64_t id_of(const PeerAddress& address, int64_t now_ms);

  /// Networks in memory, each counted once for every day it was seen.
  size_t size() const;

 private:
  struct Day {
    int64_t number;  ///< days since 1970
    std::array<uint8_t, 32> key;
    std::unordered_map<uint64_t, uint64_t> id_of_mark;
  };

  /// The place of the network in a day's table; `purpose` keeps it apart from the id.
  static uint64_t hash(const Day& day, const PeerAddress::Network& network, uint8_t purpose);
  Day& today(int64_t now_ms);

  const Options options_;
  mutable std::mutex mutex_;
  std::deque<Day> days_;  ///< newest first
};

}  // namespace companion::server
