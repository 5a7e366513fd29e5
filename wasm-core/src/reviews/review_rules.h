// The rule files of this layer: words that name aspects, words that praise and blame, sentences of
// the digest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace companion::reviews {

/// The text of rules/reviews/<name>.json; empty when there is none.
std::string_view review_rule_file(std::string_view name);

/// Texts of all files of a folder under rules/reviews, sorted by name.
std::vector<std::string_view> review_rule_files(std::string_view folder);

/// The strings of a JSON list, escapes decoded; anything else in it is left out.
std::vector<std::string> strings_of(std::string_view raw_list);

}  // namespace companion::reviews
