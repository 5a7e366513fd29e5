// Whole numbers as few bytes: what the compact forms of histories and of the consensus are made of.
//
// A varint holds 7 bits a byte, lowest first, the top bit set when more follow, in the fewest
// bytes possible. zigzag(n) = 2n for n ≥ 0, −2n − 1 for n < 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace companion {

constexpr uint64_t zigzag(int64_t n) {
  return n >= 0 ? static_cast<uint64_t>(n) << 1 : (static_cast<uint64_t>(-(n + 1)) << 1) + 1;
}

constexpr int64_t unzigzag(uint64_t z) {
  const auto half = static_cast<int64_t>(z >> 1);
  return (z & 1) == 0 ? half : -half - 1;
}

inline void append_varint(std::string& out, uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7F) | 0x80);
  out += static_cast<char>(value);
}

/// Reads the bytes from the front. After a fault every further read gives 0, so that the
/// caller may look at `failed()` once per run.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool failed() const { return failed_; }
  size_t left() const { return rest_.size(); }

  uint8_t byte() {
    if (rest_.empty()) return fail();
    const auto value = static_cast<uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  /// A varint of at most 63 bits in its shortest form.
  uint64_t varint() {
    uint64_t value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      const uint8_t next = byte();
      if (failed_) return 0;
      value |= static_cast<uint64_t>(next & 0x7F) << shift;
      if (next < 0x80) return next == 0 && shift > 0 ? fail() : value;
    }
    return fail();
  }

  /// base + delta if it lies within [low, high]; else 0 and a fault. All but delta must be small
  /// enough (say, below 2^61) that their differences do not overflow.
  int64_t sum(int64_t base, int64_t delta, int64_t low, int64_t high) {
    if (delta < low - base || delta > high - base) return fail();
    return base + delta;
  }

  /// Makes this and every further read fail.
  uint8_t fail() {
    failed_ = true;
    rest_ = {};
    return 0;
  }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace companion
