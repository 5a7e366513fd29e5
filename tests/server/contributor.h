// One who contributes prices: an Ed25519 key that signs as the extension does. Made with OpenSSL and
// without the server's code, so that a mistake there is not made here as well.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

struct evp_pkey_st;

namespace companion::server {

class Contributor {
 public:
  /// The same number makes the same key.
  explicit Contributor(uint64_t number);

  /// The raw public key in base64.
  const std::string& key() const { return key_; }

  /// A body for POST /v1/observations.
  nlohmann::json batch(const std::vector<nlohmann::json>& observations) const;
  /// The same around a text that need not be a batch.
  nlohmann::json batch_of_text(const std::string& text) const;

  /// A body for POST /v1/privacy/<action>; `at` is an ISO time.
  nlohmann::json privacy_request(const std::string& action, const std::string& at) const;

 private:
  nlohmann::json signed_text(const char* member, const std::string& domain,
                             const std::string& text) const;

  struct FreeKey {
    void operator()(evp_pkey_st* key) const;
  };
  std::unique_ptr<evp_pkey_st, FreeKey> private_key_;
  std::string key_;
};

}  // namespace companion::server
