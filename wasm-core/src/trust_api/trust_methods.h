// The methods of the trust module.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "companion/result.h"

namespace companion::trust_api {

/// How far a seller can be trusted: contracts/seller_trust.schema.json.
Result<std::string> seller_trust(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::trust_api
