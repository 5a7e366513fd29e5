// What is said of stores as JSON: contracts/seller_observation.schema.json, and the same members where the
// server answers what it decided.
#pragma once

#include <nlohmann/json.hpp>

#include "base/json_writer.h"
#include "companion/result.h"
#include "companion/seller_observation.h"

namespace companion::seller_json {

/// Reads the form: types, names and decimals, not yet whether it can be true (that is check_seller). A time
/// of the day is rounded down to the day. Unknown keys are ignored. invalid_input with `where` = the field.
Result<SellerObservation> seller_from_json(const nlohmann::json& object);

void write_seller_observation(JsonWriter& out, const SellerObservation& seller);

/// The members of the facts into an object that is open: 978 ‰ is "positive_percent":97.8.
void write_seller_facts(JsonWriter& out, const SellerFacts& facts);

/// A member with a whole number of hundredths, where it is known: 87 → 0.87, 480 → 4.8, 100 → 1.
void write_hundredths(JsonWriter& out, const char* key, const std::optional<int64_t>& hundredths);

}  // namespace companion::seller_json
