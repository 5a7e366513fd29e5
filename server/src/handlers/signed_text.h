// A text that a contributor signed: {"<member>":"<text>","key":"<base64>","signature":"<base64>"}.
//
// The text is JSON inside JSON, so that its bytes are exactly those that were signed (as with rule
// packs). Signed is "<domain>\n<text>": what was signed for one purpose is worth nothing for another.
#pragma once

#include <string>
#include <string_view>

#include "companion/result.h"
#include "handlers/exchange.h"
#include "store/contribution_log.h"

namespace companion::server {

struct SignedText {
  PublicKey key{};
  std::string text;
};

/// What is signed for: the member that holds the text, and the domain before it.
struct SignedPurpose {
  std::string_view member;
  std::string_view domain;
};

inline constexpr SignedPurpose kObservationsPurpose{"batch", "companion.observations.v1"};
inline constexpr SignedPurpose kPrivacyPurpose{"request", "companion.privacy.v1"};

/// The key and text of a request's body. kUnsupportedMedia when it is not JSON by its type,
/// kInvalidInput when it has another shape, kUnauthorized when the signature is not the key's.
Result<SignedText> read_signed(const Request& request, const SignedPurpose& purpose);

}  // namespace companion::server
