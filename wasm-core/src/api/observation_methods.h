// Engine methods about observations. Arguments and values: contracts/observation.args.schema.json.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "companion/result.h"

namespace companion::api {

/// observations.from_facts: {now, facts} → {observations[], coupons?[], coupons_withheld?[], withheld?:
/// {code, message}}. The codes of `withheld` are listed in observation_facts.h, those of the coupons in
/// coupon_observation_facts.h.
Result<std::string> observations_from_facts(const nlohmann::json& args,
                                               std::string_view payload);

/// observations.check: {now, observations[]} → {accepted[], refused[{index, code, where,
/// message}]}: the rules the server applies, `accepted` in order and rounded to the hour.
Result<std::string> observations_check(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::api
