// The plainest possible reader of paths: parses the whole text with nlohmann_json and walks
// the tree. What the streaming reader finds must be the same.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace companion::fuzz {

/// Every dotted path that a rule file names, sorted, each once.
const std::vector<std::string>& rule_paths();

/// The parsed text. Absent when it is not JSON, is nested deeper than a tree can be compared,
/// or writes a key with an escape: the streaming reader compares keys as they are written, and
/// the shop writes none so.
std::optional<nlohmann::json> full_parse(std::string_view text);

/// The value at a path ("offers.0.price"); null pointer when there is none.
const nlohmann::json* value_at(const nlohmann::json& root, std::string_view path);

/// Where the streaming reader and the full parse differ on one of the rule paths: a sentence,
/// or empty when they agree. `text` must be what `root` was parsed from.
std::string first_difference(std::string_view text, const nlohmann::json& root);

}  // namespace companion::fuzz
