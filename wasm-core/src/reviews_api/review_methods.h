// The methods of the reviews module.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "companion/result.h"

namespace companion::reviews_api {

/// The words of the reviews as the network reads them: contracts/review_methods.json.
Result<std::string> reviews_prepare(const nlohmann::json& args, std::string_view payload);

/// What the reviews say: contracts/review_methods.json.
Result<std::string> reviews_digest(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::reviews_api
