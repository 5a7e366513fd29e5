#include "crypto/keyed_hash.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <stdexcept>

namespace companion::server {

Sha256 keyed_hash(std::span<const uint8_t> key, std::span<const uint8_t> message) {
  Sha256 digest;
  unsigned int size = 0;
  if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), message.data(), message.size(),
            digest.data(), &size)) {
    throw std::runtime_error("HMAC-SHA256 is not available");
  }
  return digest;
}

}  // namespace companion::server
