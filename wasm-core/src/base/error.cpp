#include "companion/result.h"

namespace companion {
namespace {

struct CodeRow {
  std::string_view name;
  int http_status;
};

CodeRow row(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidInput: return {"invalid_input", 400};
    case ErrorCode::kUnsupportedPage: return {"unsupported_page", 422};
    case ErrorCode::kUnknownMethod: return {"unknown_method", 404};
    case ErrorCode::kMethodNotAllowed: return {"method_not_allowed", 405};
    case ErrorCode::kNotFound: return {"not_found", 404};
    case ErrorCode::kTooLarge: return {"too_large", 413};
    case ErrorCode::kUnsupportedMedia: return {"unsupported_media", 415};
    case ErrorCode::kTimeout: return {"timeout", 408};
    case ErrorCode::kRateLimited: return {"rate_limited", 429};
    case ErrorCode::kUnavailable: return {"unavailable", 503};
    case ErrorCode::kUnauthorized: return {"unauthorized", 401};
    case ErrorCode::kConsentRequired: return {"consent_required", 403};
    case ErrorCode::kInternal: return {"internal", 500};
  }
  return {"internal", 500};
}

}  // namespace

std::string_view error_name(ErrorCode code) { return row(code).name; }
int error_http_status(ErrorCode code) { return row(code).http_status; }

}  // namespace companion
