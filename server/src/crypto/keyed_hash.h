// HMAC-SHA256 (RFC 2104): a hash that only the holder of the key can compute.
#pragma once

#include <cstdint>
#include <span>

#include "crypto/sha256.h"

namespace companion::server {

Sha256 keyed_hash(std::span<const uint8_t> key, std::span<const uint8_t> message);

}  // namespace companion::server
