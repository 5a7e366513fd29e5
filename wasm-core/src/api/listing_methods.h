// Engine methods about lists of products. Arguments and values: contracts/listing.schema.json.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "companion/result.h"

namespace companion::api {

/// listing.judge: {now, items:[{product_id, offer?, series?}], warnings?} → {items:[…]}, an
/// answer for each item in order: a judgement of its price, or why there is none. `offer` and
/// `warnings` are as facts.read gave them; a warning that names an offer forbids its judgement.
/// One item's fault costs only that item its judgement.
Result<std::string> listing_judge(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::api
