// From rule files to the compiled rule pack.
#pragma once

#include <string_view>

#include "page/layout.h"

namespace companion::page {

/// The rule pack in use. It never fails: a broken shipped rule file fails its own test.
const RulePack& rule_pack();

/// Builds a layout into `pack`. Throws nlohmann::json::exception or std::invalid_argument
/// for a file that breaks the schema, an unknown field or converter, or a selector outside
/// the subset.
void add_layout(std::string_view json_text, RulePack& pack);

}  // namespace companion::page
