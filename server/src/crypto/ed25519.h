// Ed25519 signatures (RFC 8032) through OpenSSL.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace companion::server {

inline constexpr size_t kEd25519KeyBytes = 32;
inline constexpr size_t kEd25519SignatureBytes = 64;

/// Whether `signature` was made over the bytes of `message` with the private half of the
/// raw public key `key`. False as well for a key or signature of another length, and for
/// bytes that are no key.
bool is_ed25519_signature(std::span<const uint8_t> key, std::span<const uint8_t> signature,
                          std::string_view message);

}  // namespace companion::server
