// Random numbers that are the same on every machine: splitmix64 (the standard's distributions
// differ).
#pragma once

#include <cstdint>
#include <initializer_list>

namespace companion::simulation {

/// A sequence that its seed determines.
class RandomNumbers {
 public:
  explicit RandomNumbers(uint64_t seed) : state_(seed) {}

  uint64_t next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31);
  }

  /// A whole number in [from, to].
  int64_t between(int64_t from, int64_t to) {
    return from + static_cast<int64_t>(next() % static_cast<uint64_t>(to - from + 1));
  }

  bool percent(int64_t chance) { return between(0, 99) < chance; }

 private:
  uint64_t state_;
};

/// A seed out of several numbers: the same for the same numbers, unrelated for any other.
inline uint64_t seed_of(std::initializer_list<uint64_t> parts) {
  uint64_t seed = 0;
  for (const uint64_t part : parts) seed = RandomNumbers(seed ^ part).next();
  return seed;
}

}  // namespace companion::simulation
