#include "api/coupon_observation_facts.h"

#include <utility>

#include "api/facts_members.h"
#include "api/series_fields.h"

namespace companion::api {
namespace {

using nlohmann::json;

/// Absent terms for a kind that is not known.
std::optional<CouponTerms> terms_of(const json& row, const json& facts, const std::string& currency) {
  const auto kind = coupon_kind_from_name(view_of(row, "kind"));
  if (!kind) return std::nullopt;
  const bool is_of_store = *kind == CouponKind::kStore;
  return CouponTerms{.kind = *kind,
                     .store_id = is_of_store ? text_of(object_of(facts, "store"), "id") : std::nullopt,
                     .currency = currency,
                     .amount_minor = integer_of(row, "amount_minor"),
                     .percent = integer_of(row, "percent"),
                     .min_spend_minor = integer_of(row, "min_spend_minor"),
                     .code = text_of(row, "code"),
                     .ends_ms = time_of(row, "ends")};
}

}  // namespace

JustifiedCoupons coupons_for_everybody(const json& facts, const Observation& product,
                                       int64_t now_ms) {
  JustifiedCoupons justified;
  size_t index = 0;
  for (const json& element : rows_of(facts, "coupons")) {
    const json& row = as_object(element);
    const auto withhold = [&](std::string_view code) { justified.withheld.push_back({index, code}); };
    const std::string_view audience = view_of(row, "audience");
    if (audience == "personal") {
      withhold("personal");
    } else if (audience != "everyone") {
      withhold("audience_not_told");
    } else {
      auto terms = terms_of(row, facts, product.series.currency);
      auto checked = terms ? check_coupon({product.series.product_id, *std::move(terms), now_ms},
                                          now_ms, kMaxObservationAgeMs)
                           : Result<CouponObservation>(field_error("kind", "is not known"));
      checked ? justified.coupons.push_back(*std::move(checked)) : withhold("implausible");
    }
    ++index;
  }
  return justified;
}

}  // namespace companion::api
