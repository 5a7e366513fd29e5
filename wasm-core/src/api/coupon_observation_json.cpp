#include "api/coupon_observation_json.h"

#include <string>

#include "api/field_reader.h"
#include "api/json_members.h"
#include "api/series_fields.h"
#include "base/iso_time.h"

namespace companion::api {

using nlohmann::json;

Result<CouponObservation> coupon_from_json(const json& object) {
  if (!object.is_object()) return field_error("coupon", "is not an object");
  FieldReader members(object);
  CouponObservation coupon;
  coupon.product_id = members.text("product_id");
  const auto kind = coupon_kind_from_name(members.text("kind"));
  coupon.terms = {.kind = kind.value_or(CouponKind::kStore),
                  .store_id = members.optional_text("store_id"),
                  .currency = members.text("currency"),
                  .amount_minor = members.optional_integer("amount_minor"),
                  .percent = members.optional_integer("percent"),
                  .min_spend_minor = members.optional_integer("min_spend_minor"),
                  .code = members.optional_text("code"),
                  .ends_ms = members.optional_time("ends")};
  coupon.observed_at_ms = members.time("observed_at");
  if (members.fault()) return *members.fault();
  if (!kind) return field_error("kind", "is not a known kind of coupon");
  return coupon;
}

void write_coupon_terms(JsonWriter& out, const CouponTerms& terms) {
  out.key("kind").string(coupon_kind_name(terms.kind));
  member(out, "store_id", terms.store_id);
  out.key("currency").string(terms.currency);
  member(out, "amount_minor", terms.amount_minor);
  member(out, "percent", terms.percent);
  member(out, "min_spend_minor", terms.min_spend_minor);
  member(out, "code", terms.code);
  if (terms.ends_ms) out.key("ends").string(format_iso_time(*terms.ends_ms));
}

void write_coupon_observation(JsonWriter& out, const CouponObservation& coupon) {
  out.begin_object().key("product_id").string(coupon.product_id);
  write_coupon_terms(out, coupon.terms);
  out.key("observed_at").string(format_iso_time(coupon.observed_at_ms));
  out.end_object();
}

}  // namespace companion::api
