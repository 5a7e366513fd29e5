// Does before the first page what would otherwise make it slow.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "companion/result.h"

namespace companion::api {

/// Loads the rule tables, compiles the patterns and reads a few tiny samples of the page
/// layouts, so that a WebAssembly host compiles the functions that pages need. Answers {}.
Result<std::string> warm_up(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::api
