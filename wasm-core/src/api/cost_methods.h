// offer.cost: what an offer really costs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "companion/result.h"

namespace companion::api {

/// {now, facts, quantity?, sku_id?} → cost.schema.json. invalid_input for facts without a price.
Result<std::string> offer_cost_of_facts(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::api
