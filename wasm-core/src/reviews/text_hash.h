// FNV-1a, 32 bits: the same number on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace companion::reviews {

inline constexpr uint32_t kFnvBasis = 2166136261u;

/// The hash of `bytes`; with the hash of what stands before them, of both together.
constexpr uint32_t fnv1a(std::string_view bytes, uint32_t before = kFnvBasis) {
  uint32_t hash = before;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 16777619u;
  }
  return hash;
}

}  // namespace companion::reviews
