// From rule files to the compiled rule pack.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "page/layout.h"

namespace companion::page {

/// The rule pack in use (page_rules.h).
const RulePack& rule_pack();

/// Builds a layout file into `pack`. Throws nlohmann::json::exception or
/// std::invalid_argument for a file that lacks what the schema requires, an unknown field or
/// converter, or a selector outside the subset; `pack` is then of no use any more. Members
/// that it does not know are not looked at (layout_check.h does).
void add_layout(const nlohmann::json& rule, RulePack& pack);

}  // namespace companion::page
