// SHA-256 (FIPS 180-4) through OpenSSL.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace companion::server {

using Sha256 = std::array<uint8_t, 32>;

/// The digest of the bytes of `text`.
Sha256 sha256(std::string_view text);

/// Lower-case hexadecimal digits, two a byte.
std::string hex(std::span<const uint8_t> bytes);

}  // namespace companion::server
