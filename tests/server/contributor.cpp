#include "contributor.h"

#include <openssl/evp.h>

#include <array>
#include <cstring>
#include <span>
#include <stdexcept>

namespace companion::server {
namespace {

constexpr size_t kKeyBytes = 32;
constexpr size_t kSignatureBytes = 64;

std::string base64(std::span<const uint8_t> bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');  // OpenSSL ends it with a zero
  const int length = EVP_EncodeBlock(reinterpret_cast<uint8_t*>(text.data()), bytes.data(),
                                     static_cast<int>(bytes.size()));
  text.resize(static_cast<size_t>(length));
  return text;
}

}  // namespace

void Contributor::FreeKey::operator()(evp_pkey_st* key) const {
  EVP_PKEY_free(key);
}

Contributor::Contributor(uint64_t number) {
  std::array<uint8_t, kKeyBytes> seed{};
  std::memcpy(seed.data(), &number, sizeof number);
  private_key_.reset(
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
  std::array<uint8_t, kKeyBytes> public_key{};
  size_t size = public_key.size();
  if (!private_key_ ||
      EVP_PKEY_get_raw_public_key(private_key_.get(), public_key.data(), &size) != 1) {
    throw std::runtime_error("no Ed25519 key");
  }
  key_ = base64(public_key);
}

nlohmann::json Contributor::batch(const std::vector<nlohmann::json>& observations) const {
  return batch_of_text(nlohmann::json{{"observations", observations}}.dump());
}

nlohmann::json Contributor::batch_of_text(const std::string& text) const {
  return signed_text("batch", "companion.observations.v1", text);
}

nlohmann::json Contributor::privacy_request(const std::string& action,
                                            const std::string& at) const {
  return signed_text("request", "companion.privacy.v1",
                     nlohmann::json{{"action", action}, {"at", at}}.dump());
}

nlohmann::json Contributor::signed_text(const char* member, const std::string& domain,
                                        const std::string& text) const {
  const std::string message = domain + '\n' + text;
  std::array<uint8_t, kSignatureBytes> signature{};
  size_t size = signature.size();
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  const bool is_signed =
      EVP_DigestSignInit(context, nullptr, nullptr, nullptr, private_key_.get()) == 1 &&
      EVP_DigestSign(context, signature.data(), &size,
                     reinterpret_cast<const uint8_t*>(message.data()), message.size()) == 1;
  EVP_MD_CTX_free(context);
  if (!is_signed) throw std::runtime_error("cannot sign");
  return {{member, text}, {"key", key_}, {"signature", base64(signature)}};
}

}  // namespace companion::server
