#include "store/coupon_bytes.h"

#include "companion/history.h"
#include "companion/observation.h"
#include "store/text_bytes.h"

namespace companion::server {
namespace {

constexpr int64_t kMaxNumber = int64_t{1} << 40;  ///< nothing real comes near
constexpr int64_t kLatestHour = kLatestTimeMs / kHourMs;
constexpr int64_t kLastKind = static_cast<int64_t>(CouponKind::kCode);

void append_number(std::string& out, int64_t number) {
  append_varint(out, static_cast<uint64_t>(number));
}

void append_optional(std::string& out, const std::optional<int64_t>& number) {
  append_varint(out, number ? static_cast<uint64_t>(*number) + 1 : 0);
}

int64_t read_number(ByteReader& in, int64_t high) {
  const uint64_t number = in.varint();
  if (number <= static_cast<uint64_t>(high)) return static_cast<int64_t>(number);
  in.fail();
  return 0;
}

std::optional<int64_t> read_optional(ByteReader& in, int64_t high) {
  const int64_t number = read_number(in, high + 1);
  if (number == 0) return std::nullopt;
  return number - 1;
}

void append_coupon(std::string& out, const crowd::PublishedCoupon& coupon) {
  const CouponTerms& terms = coupon.terms;
  append_number(out, static_cast<int64_t>(terms.kind));
  append_text(out, terms.store_id.value_or(""));
  append_text(out, terms.currency);
  append_optional(out, terms.amount_minor);
  append_optional(out, terms.percent);
  append_optional(out, terms.min_spend_minor);
  append_text(out, terms.code.value_or(""));
  append_number(out, terms.ends_ms ? *terms.ends_ms / kHourMs + 1 : 0);
  append_number(out, coupon.keys);
  append_number(out, coupon.networks);
  append_number(out, coupon.last_seen_ms / kHourMs);
  append_number(out, coupon.until_ms / kHourMs);
  append_number(out, coupon.required.keys);
  append_number(out, coupon.required.networks);
}

CouponTerms read_terms(ByteReader& in) {
  CouponTerms terms;
  terms.kind = static_cast<CouponKind>(read_number(in, kLastKind));
  terms.store_id = absent_if_empty(read_text(in));
  terms.currency = read_text(in);
  terms.amount_minor = read_optional(in, kMaxNumber);
  terms.percent = read_optional(in, kMaxNumber);
  terms.min_spend_minor = read_optional(in, kMaxNumber);
  terms.code = absent_if_empty(read_text(in));
  const auto ends_hour = read_optional(in, kLatestHour);
  if (ends_hour) terms.ends_ms = *ends_hour * kHourMs;
  return terms;
}

crowd::PublishedCoupon read_coupon(ByteReader& in) {
  crowd::PublishedCoupon coupon;
  coupon.terms = read_terms(in);
  coupon.keys = read_number(in, kMaxNumber);
  coupon.networks = read_number(in, kMaxNumber);
  coupon.last_seen_ms = read_number(in, kLatestHour) * kHourMs;
  coupon.until_ms = read_number(in, kLatestHour) * kHourMs;
  coupon.required.keys = read_number(in, kMaxNumber);
  coupon.required.networks = read_number(in, kMaxNumber);
  return coupon;
}

}  // namespace

void append_coupons(std::string& out, const std::vector<crowd::PublishedCoupon>& coupons) {
  append_varint(out, coupons.size());
  for (const crowd::PublishedCoupon& coupon : coupons) append_coupon(out, coupon);
}

std::vector<crowd::PublishedCoupon> read_coupons(ByteReader& in) {
  const uint64_t count = in.varint();
  if (count > crowd::kMaxCouponsOfProduct) in.fail();
  std::vector<crowd::PublishedCoupon> coupons;
  for (uint64_t i = 0; i < count && !in.failed(); ++i) coupons.push_back(read_coupon(in));
  return coupons;
}

}  // namespace companion::server
