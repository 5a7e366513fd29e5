// Whether two printed texts are in one language, so that a page read in another language does not look
// like another item.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace companion::signals {

/// ISO 639-1 code of the language whose small words ("for", "mit", "для") a title holds most; of a title
/// in a script of one language that language's. Absent when nothing tells.
std::optional<std::string> title_language(std::string_view title);

/// The most frequent among the titles; absent where it is told for less than half of them.
std::optional<std::string> prevailing_language(const std::vector<std::string>& titles);

/// The small words of all languages.
bool is_small_word(std::string_view folded_word);

}  // namespace companion::signals
