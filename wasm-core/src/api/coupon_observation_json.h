// Coupon observations as JSON, as contracts/coupon_observation.schema.json describes them.
#pragma once

#include <nlohmann/json.hpp>

#include "base/json_writer.h"
#include "companion/coupon_observation.h"
#include "companion/result.h"

namespace companion::api {

/// Reads the form: types and names, not yet whether it can be true (that is check_coupon). Unknown
/// keys are ignored. invalid_input with `where` = the field.
Result<CouponObservation> coupon_from_json(const nlohmann::json& object);

void write_coupon_observation(JsonWriter& out, const CouponObservation& coupon);

/// The members of the terms into an object that is open.
void write_coupon_terms(JsonWriter& out, const CouponTerms& terms);

}  // namespace companion::api
