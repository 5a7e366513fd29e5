#include "crypto/random.h"

#include <openssl/rand.h>

#include <stdexcept>

namespace companion::server {

void fill_random(std::span<uint8_t> bytes) {
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw std::runtime_error("the system has no randomness to give");
  }
}

}  // namespace companion::server
