// How a fuzz target says that something does not hold: it ends the process, which libFuzzer
// reports together with the input.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace companion::fuzz {

/// Ends the process with `message` unless `holds`.
inline void require(bool holds, std::string_view message) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(message.size()), message.data());
  std::abort();
}

/// The fuzzer's bytes as text.
inline std::string_view as_text(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace companion::fuzz
