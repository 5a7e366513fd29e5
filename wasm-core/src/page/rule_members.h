// Which members the objects of an updated rule pack may have. Shipped rule files are held
// against their schemas by a test; what comes later is held against this, so that a rule
// which this engine does not know is refused instead of being read without it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

namespace companion::page {

/// Throws std::invalid_argument with the message "what: name".
[[noreturn]] void refuse_rule(std::string_view what, std::string_view name);

/// Throws std::invalid_argument when `object` is none or has a member that is not `known`.
/// `what` names it in the message.
void require_members(const nlohmann::json& object, std::span<const std::string_view> known,
                     std::string_view what);

/// Holds a page layout with everything inside it against the members of
/// rules/pages/layout.schema.json.
void require_layout_members(const nlohmann::json& layout);

/// The same for rules/sources/page_sources.schema.json.
void require_source_members(const nlohmann::json& sources);

}  // namespace companion::page
