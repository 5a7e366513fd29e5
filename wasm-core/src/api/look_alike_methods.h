// The engine method about products seen elsewhere. Arguments and values:
// contracts/look_alike.schema.json.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "companion/result.h"

namespace companion::api {

/// products.look_alikes: {facts, seen} → {product?, look_alikes:[…]}. `product` is what to keep of
/// this page, to be given back in `seen` on another; absent where the page shows no product that
/// could be compared. invalid_input for rows that are none, too_large for more than 1,000.
Result<std::string> products_look_alikes(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::api
