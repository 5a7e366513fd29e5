#include "handlers/post_privacy.h"

#include <cstdlib>

#include "api/coupon_observation_json.h"
#include "api/json_members.h"
#include "api/observation_json.h"
#include "api/series_fields.h"
#include "base/iso_time.h"
#include "base/json_writer.h"
#include "crypto/base64.h"
#include "handlers/envelope.h"
#include "handlers/signed_text.h"
#include "seller_json/seller_observation_json.h"

namespace companion::server {
namespace {

/// The key of a request for this action that was signed just now.
Result<PublicKey> requesting_key(const Request& request, std::string_view action, int64_t now_ms) {
  const Result<SignedText> read = read_signed(request, kPrivacyPurpose);
  if (!read) return read.error();
  const nlohmann::json document = nlohmann::json::parse(read->text, nullptr, false);
  if (!document.is_object()) {
    return Error{ErrorCode::kInvalidInput, "request", "must be a JSON object"};
  }
  const Result<std::string> wanted = api::text_field(document, "action", "request");
  if (!wanted) return wanted.error();
  if (*wanted != action) {
    return Error{ErrorCode::kInvalidInput, "request.action", "must be " + std::string(action)};
  }
  const Result<int64_t> at_ms = api::time_field(document, "at", "request");
  if (!at_ms) return at_ms.error();
  if (std::abs(now_ms - *at_ms) > kMaxRequestAgeMs) {
    return Error{ErrorCode::kUnauthorized, "request.at",
                 "must be within ten minutes of the server's time"};
  }
  return read->key;
}

}  // namespace

Response post_privacy_export(const Request& request, ContributionLog& log, const Clock& now_ms) {
  const Result<PublicKey> key = requesting_key(request, "export", now_ms());
  if (!key) return error_response(key.error());
  const Result<ContributorRecord> record = log.record_of(*key);
  if (!record) return error_response(record.error());
  JsonWriter out;
  out.begin_object();
  out.key("ok").boolean(true);
  out.key("value").begin_object();
  out.key("key").string(base64_encode(*key));
  if (record->first_seen_day) {
    const std::string first_seen = format_iso_time(*record->first_seen_day * kDayMs);
    out.key("first_seen_day").string(first_seen.substr(0, first_seen.find('T')));
  }
  out.key("observations").begin_array();
  for (const Observation& each : record->observations) api::write_observation(out, each);
  out.end_array();
  api::rows_member(out, "coupons", record->coupons, api::write_coupon_observation);
  api::rows_member(out, "sellers", record->sellers, seller_json::write_seller_observation);
  out.end_object().end_object();
  return {.status = 200,
          .content_type = "application/json",
          .body = out.take(),
          .headers = {{"Cache-Control", "no-store"}}};
}

void post_privacy_erase(const Request& request, ContributionLog& log, const Clock& now_ms,
                        const std::function<void()>& erased, Respond respond) {
  const Result<PublicKey> key = requesting_key(request, "erase", now_ms());
  if (!key) return respond(error_response(key.error()));
  log.erase(*key, [erased, respond = std::move(respond)](const Result<Erasure>& erasure) {
    if (!erasure) return respond(error_response(erasure.error()));
    const bool is_done = erasure->observations == 0;
    if (!is_done) erased();
    respond(value_response({{"erased", erasure->observations},
                            {"recomputed", is_done ? "done" : "within a day"}}));
  });
}

}  // namespace companion::server
