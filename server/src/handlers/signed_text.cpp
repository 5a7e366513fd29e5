#include "handlers/signed_text.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

#include "crypto/base64.h"
#include "crypto/ed25519.h"
#include "handlers/envelope.h"
#include "handlers/plain_json.h"

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

std::optional<std::string> text_member(const nlohmann::json& document, std::string_view name) {
  const auto found = document.find(name);
  if (found == document.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

Error invalid(std::string_view where, std::string_view message) {
  return {ErrorCode::kInvalidInput, std::string(where), std::string(message)};
}

/// The members of a body as they are.
struct Envelope {
  std::string text, key, signature;
};

/// A body as the extension writes it: the three members in this order and nothing that is not plain.
std::optional<Envelope> read_plain_envelope(std::string_view body, std::string_view member) {
  PlainJson json(body);
  if (!json.skip('{') || json.text() != member || !json.skip(':')) return std::nullopt;
  auto text = json.escaped_text();
  if (!text || !json.skip(',') || json.text() != "key" || !json.skip(':')) return std::nullopt;
  const auto key = json.text();
  if (!key || !json.skip(',') || json.text() != "signature" || !json.skip(':')) return std::nullopt;
  const auto signature = json.text();
  if (!signature || !json.skip('}') || !json.at_end()) return std::nullopt;
  return Envelope{*std::move(text), std::string(*key), std::string(*signature)};
}

Result<Envelope> read_envelope(const std::string& body, std::string_view member) {
  if (auto plain = read_plain_envelope(body, member)) return *std::move(plain);
  const nlohmann::json document = nlohmann::json::parse(body, nullptr, false);
  if (document.is_discarded()) return invalid("body", "not well-formed JSON");
  if (!document.is_object()) return invalid("body", "must be an object");
  auto text = text_member(document, member);
  if (!text) return invalid(member, "must be a text");
  auto key = text_member(document, "key");
  auto signature = text_member(document, "signature");
  if (!key || !signature) {
    return Error{ErrorCode::kUnauthorized, "signature", "contributions are signed by their key"};
  }
  return Envelope{*std::move(text), *std::move(key), *std::move(signature)};
}

}  // namespace

Result<SignedText> read_signed(const Request& request, const SignedPurpose& purpose) {
  if (!is_json_type(request.content_type)) {
    return Error{ErrorCode::kUnsupportedMedia, "content-type", "must be application/json"};
  }
  Result<Envelope> envelope = read_envelope(request.body, purpose.member);
  if (!envelope) return envelope.error();
  const auto key = base64_decode(envelope->key);
  if (!key || key->size() != kEd25519KeyBytes) {
    return invalid("key", "must be the base64 of 32 bytes");
  }
  const auto signature = base64_decode(envelope->signature);
  if (!signature || signature->size() != kEd25519SignatureBytes) {
    return invalid("signature", "must be the base64 of 64 bytes");
  }
  if (!is_ed25519_signature(*key, *signature, std::string(purpose.domain) + '\n' + envelope->text)) {
    return Error{ErrorCode::kUnauthorized, "signature", "is not the key's over these bytes"};
  }
  SignedText read{.key = {}, .text = std::move(envelope->text)};
  std::copy(key->begin(), key->end(), read.key.begin());
  return read;
}

}  // namespace companion::server
