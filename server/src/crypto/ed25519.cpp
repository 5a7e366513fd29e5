#include "crypto/ed25519.h"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <memory>

namespace companion::server {
namespace {

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

}  // namespace

bool is_ed25519_signature(std::span<const uint8_t> key, std::span<const uint8_t> signature,
                          std::string_view message) {
  if (key.size() != kEd25519KeyBytes || signature.size() != kEd25519SignatureBytes) return false;
  const std::unique_ptr<EVP_PKEY, FreeKey> public_key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
  const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
  const bool is_valid =
      public_key && context &&
      EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, public_key.get()) == 1 &&
      EVP_DigestVerify(context.get(), signature.data(), signature.size(),
                       reinterpret_cast<const uint8_t*>(message.data()), message.size()) == 1;
  // What a forged signature leaves in the thread's queue must not be taken for a TLS failure.
  if (!is_valid) ERR_clear_error();
  return is_valid;
}

}  // namespace companion::server
