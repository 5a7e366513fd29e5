#include "handlers/signed_text.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

#include "crypto/base64.h"
#include "crypto/ed25519.h"
#include "handlers/envelope.h"

namespace companion::server {
namespace {

/// Whether a Content-Type header says application/json, whatever its parameters.
bool is_json_type(std::string_view content_type) {
  constexpr std::string_view kExpected = "application/json";
  std::string_view type = content_type.substr(0, content_type.find(';'));
  type = type.substr(0, type.find_last_not_of(" \t") + 1);
  return std::equal(type.begin(), type.end(), kExpected.begin(), kExpected.end(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
}

const std::string* text_member(const nlohmann::json& document, std::string_view name) {
  const auto found = document.find(name);
  if (found == document.end() || !found->is_string()) return nullptr;
  return found->get_ptr<const std::string*>();
}

Error invalid(std::string_view where, std::string_view message) {
  return {ErrorCode::kInvalidInput, std::string(where), std::string(message)};
}

}  // namespace

Result<SignedText> read_signed(const Request& request, const SignedPurpose& purpose) {
  if (!is_json_type(request.content_type)) {
    return Error{ErrorCode::kUnsupportedMedia, "content-type", "must be application/json"};
  }
  const nlohmann::json document = nlohmann::json::parse(request.body, nullptr, false);
  if (document.is_discarded()) return invalid("body", "not well-formed JSON");
  if (!document.is_object()) return invalid("body", "must be an object");
  const std::string* text = text_member(document, purpose.member);
  if (text == nullptr) return invalid(purpose.member, "must be a text");
  const std::string* key_text = text_member(document, "key");
  const std::string* signature_text = text_member(document, "signature");
  if (key_text == nullptr || signature_text == nullptr) {
    return Error{ErrorCode::kUnauthorized, "signature", "contributions are signed by their key"};
  }
  const auto key = base64_decode(*key_text);
  if (!key || key->size() != kEd25519KeyBytes) {
    return invalid("key", "must be the base64 of 32 bytes");
  }
  const auto signature = base64_decode(*signature_text);
  if (!signature || signature->size() != kEd25519SignatureBytes) {
    return invalid("signature", "must be the base64 of 64 bytes");
  }
  if (!is_ed25519_signature(*key, *signature, std::string(purpose.domain) + '\n' + *text)) {
    return Error{ErrorCode::kUnauthorized, "signature", "is not the key's over these bytes"};
  }
  SignedText read{.key = {}, .text = *text};
  std::copy(key->begin(), key->end(), read.key.begin());
  return read;
}

}  // namespace companion::server
