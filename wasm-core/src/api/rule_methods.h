// Engine methods about the rules that pages are read with. Values: contracts/methods.json.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/json_writer.h"
#include "companion/result.h"

namespace companion::api {

/// rules.load: {}, payload an updated rule pack (page/rule_update.h) → the version now in
/// use. On an error the rules stay as they are. The host has verified the signature.
Result<std::string> rules_load(const nlohmann::json& args, std::string_view payload);

/// rules.reset: {} → back to the shipped rules; their version.
Result<std::string> rules_reset(const nlohmann::json& args, std::string_view payload);

/// Which rules are in use: {rule_pack_version, rule_pack_origin}.
void write_rules_in_use(JsonWriter& out);

}  // namespace companion::api
