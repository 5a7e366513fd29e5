// Base64 as RFC 4648 has it in section 4: bytes inside JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace companion {

/// The bytes that `text` stands for. Strict: the standard alphabet, padded, no blanks, no bits
/// left over, so that no two texts stand for the same bytes. Absent when it is none.
std::optional<std::string> decode_base64(std::string_view text);

/// The bytes as text, padded.
std::string encode_base64(std::string_view bytes);

}  // namespace companion
