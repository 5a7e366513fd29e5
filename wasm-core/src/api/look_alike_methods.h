// The engine method about products seen elsewhere. Arguments and values:
// contracts/look_alike.schema.json.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "companion/result.h"

namespace companion::api {

/// products.look_alikes: {product, seen} → {look_alikes:[…]}, the most likely first. invalid_input
/// for a product or rows that are none, too_large for more than 1,000 rows; a member of a wrong
/// type counts as not known.
Result<std::string> products_look_alikes(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::api
