// The rule files of trust, compiled in as text; the layers of the trust module share them.
#pragma once

#include <span>
#include <string_view>

#include "rules/rule_pack.h"

namespace companion::trust_rules {

/// All files under rules/trust, sorted by name; a name begins there ("seller/trust").
/// (Defined in the generated trust_pack.gen.cpp.)
std::span<const rules::EmbeddedFile> embedded_trust_files();

/// The text of rules/trust/<name>.json; empty when there is none.
std::string_view trust_rule_file(std::string_view name);

}  // namespace companion::trust_rules
