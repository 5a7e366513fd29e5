#include "api/coupon_facts.h"

#include <string_view>

#include "api/facts_members.h"
#include "api/series_fields.h"

namespace companion::api {
namespace {

using nlohmann::json;

/// Far more than the pages of one store show together.
constexpr size_t kMaxSeen = 200;

std::optional<int64_t> percent_of(const json& object) {
  const auto percent = integer_of(object, "percent");
  return percent && *percent >= 1 && *percent <= 100 ? percent : std::nullopt;
}

price::Coupon coupon_of(const json& row) {
  price::Coupon coupon;
  coupon.kind = coupon_kind_from_name(view_of(row, "kind")).value_or(CouponKind::kStore);
  coupon.amount_minor = amount_of(row, "amount_minor");
  coupon.percent = percent_of(row);
  coupon.min_spend_minor = amount_of(row, "min_spend_minor");
  coupon.starts_ms = time_of(row, "starts");
  coupon.ends_ms = time_of(row, "ends");
  return coupon;
}

}  // namespace

std::vector<price::Coupon> coupons_of_facts(const json& facts) {
  std::vector<price::Coupon> coupons;
  for (const json& row : rows_of(facts, "coupons")) coupons.push_back(coupon_of(as_object(row)));
  return coupons;
}

std::optional<Error> append_seen_coupons(const json& rows, const price::CouponPlace& place,
                                         std::vector<price::Coupon>& coupons) {
  if (!rows.is_array()) return field_error("coupons_seen", "is not an array");
  if (rows.size() > kMaxSeen) return Error{ErrorCode::kTooLarge, "coupons_seen", "more than 200 coupons"};
  for (const json& element : rows) {
    const json& row = as_object(element);
    const auto seen_ms = time_of(row, "seen_at");
    if (!seen_ms) return field_error("coupons_seen", "holds a row without the time it was seen");
    price::SeenCoupon seen{coupon_of(row), view_of(row, "currency"), view_of(row, "store_id"), *seen_ms};
    seen.coupon.hindrance = price::hindrance_of_seen(seen, place, coupons);
    coupons.push_back(seen.coupon);
  }
  return std::nullopt;
}

}  // namespace companion::api
