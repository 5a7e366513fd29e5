// The methods about listings.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "companion/result.h"

namespace companion::trust_api {

/// What is to be noticed about a listing: contracts/listing_signals.schema.json.
Result<std::string> listing_signals(const nlohmann::json& args, std::string_view payload);

/// The fingerprint of a picture: contracts/trust_methods.json. invalid_input for sides out of bounds
/// and for anything but width × height bytes in base64.
Result<std::string> picture_hash(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::trust_api
