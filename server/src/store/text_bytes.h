// Texts among compact bytes, with their length before them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/byte_codec.h"

namespace companion::server {

inline void append_text(std::string& out, std::string_view text) {
  append_varint(out, text.size());
  out += text;
}

/// A view of the bytes that `in` reads.
inline std::string_view read_text(ByteReader& in) {
  const uint64_t size = in.varint();
  return in.bytes(size);
}

inline std::optional<std::string> absent_if_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

}  // namespace companion::server
