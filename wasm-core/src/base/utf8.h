// UTF-8 building blocks. Text from pages is hostile: everything that leaves this layer is
// valid UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace companion::utf8 {

inline constexpr uint32_t kReplacement = 0xFFFD;

/// Appends one code point; values that are not scalar values become U+FFFD.
void append(std::string& out, uint32_t code_point);

/// A decoded code point and the number of bytes it took (≥ 1). Broken or overlong
/// sequences give U+FFFD and length 1.
struct Decoded {
  uint32_t code_point;
  size_t length;
};

/// Decodes the code point at `pos`, which must be < text.size().
Decoded decode(std::string_view text, size_t pos);

/// The text with every broken byte replaced by U+FFFD.
std::string sanitised(std::string_view text);

}  // namespace companion::utf8
