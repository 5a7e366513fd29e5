// Randomness that nobody can foresee, from OpenSSL.
#pragma once

#include <cstdint>
#include <span>

namespace companion::server {

/// Fills `bytes`. Throws std::runtime_error when the system has no randomness to give.
void fill_random(std::span<uint8_t> bytes);

}  // namespace companion::server
