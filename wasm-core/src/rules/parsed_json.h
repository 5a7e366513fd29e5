// JSON text as a tree.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace companion::rules {

/// The tree of a JSON text; discarded (is_discarded()) when it is malformed. In place of json::parse,
/// of which every use would compile in a second parser, the one with callbacks: 4 KB of the download.
nlohmann::json parsed_json(std::string_view text);

}  // namespace companion::rules
