#include "handlers/gate.h"

#include <optional>

#include "handlers/envelope.h"

namespace companion::server {
namespace {

std::optional<Response> refused_read(const Request& request, AdmissionControl& control,
                                     int64_t now_ms) {
  if (request.api_key.empty()) {
    const RateDecision decision = control.read(request.peer_address, now_ms);
    if (decision.allowed()) return std::nullopt;
    return rate_limited_response("network", decision.retry_after_s);
  }
  const ApiKeyDecision decision = control.api_keys().use(request.api_key, now_ms);
  if (!decision.is_known) {
    return error_response({ErrorCode::kUnauthorized, "x-api-key", "no such API key"});
  }
  if (decision.retry_after_s == 0) return std::nullopt;
  return rate_limited_response("x-api-key", decision.retry_after_s);
}

}  // namespace

Handler limited_reads(AdmissionControl& control, Clock now_ms, Handler handler) {
  return [&control, now_ms = std::move(now_ms), handler = std::move(handler)](
             const Request& request, Respond respond) {
    std::optional<Response> refusal = refused_read(request, control, now_ms());
    if (refusal) return respond(*std::move(refusal));
    handler(request, std::move(respond));
  };
}

Handler limited_writes(AdmissionControl& control, Clock now_ms, Handler handler) {
  return [&control, now_ms = std::move(now_ms), handler = std::move(handler)](
             const Request& request, Respond respond) {
    const RateDecision decision = control.write(request.peer_address, now_ms());
    if (!decision.allowed()) {
      return respond(rate_limited_response("network", decision.retry_after_s));
    }
    handler(request, std::move(respond));
  };
}

}  // namespace companion::server
