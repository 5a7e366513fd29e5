// Base64 (RFC 4648): the standard alphabet with padding, and the one for URLs without.
//
// Why own decoding: OpenSSL's skips white space and takes texts that no encoder writes, so
// one signature or key would have many spellings.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace companion::server {

/// The standard alphabet, padded with "=".
std::string base64_encode(std::span<const uint8_t> bytes);

/// The bytes of a text that base64_encode() would write; absent for every other text.
std::optional<std::vector<uint8_t>> base64_decode(std::string_view text);

/// The alphabet for URLs and file names ("-" and "_"), without padding.
std::string base64url_encode(std::span<const uint8_t> bytes);

}  // namespace companion::server
