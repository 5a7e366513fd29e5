#include "handlers/envelope.h"

namespace companion::server {
namespace {

constexpr int64_t kUsualRetryAfterSeconds = 5;

std::string json_text(const nlohmann::ordered_json& document) {
  return document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

Response value_response(nlohmann::ordered_json value) {
  nlohmann::ordered_json envelope;
  envelope["ok"] = true;
  envelope["value"] = std::move(value);
  return {.status = 200,
          .content_type = "application/json",
          .body = json_text(envelope),
          .headers = {{"Cache-Control", "no-store"}}};
}

Response error_response(const Error& error) {
  return error_response(error, kUsualRetryAfterSeconds);
}

Response error_response(const Error& error, int64_t retry_after_s) {
  const nlohmann::ordered_json envelope = {
      {"ok", false},
      {"error",
       {{"code", error_name(error.code)}, {"where", error.where}, {"message", error.message}}}};
  Response response{.status = error_http_status(error.code),
                    .content_type = "application/json",
                    .body = json_text(envelope),
                    .headers = {{"Cache-Control", "no-store"}}};
  if (error.code == ErrorCode::kUnavailable || error.code == ErrorCode::kRateLimited) {
    response.headers.emplace_back("Retry-After", std::to_string(retry_after_s));
  }
  return response;
}

Response rate_limited_response(std::string where, int64_t retry_after_s) {
  return error_response({ErrorCode::kRateLimited, std::move(where), "too many requests"},
                        retry_after_s);
}

}  // namespace companion::server
