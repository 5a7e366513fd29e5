// Counts as the shop prints them: "7707 orders", "5,000+ sold", "1 663 sold", "2.3K+ sold".
#pragma once

#include <optional>
#include <string_view>

#include "page/field_value.h"

namespace companion::page {

/// The first count of a text. A '+' before or after the number makes it a lower bound;
/// K, M, тыс., mil, 万 and 천 multiply (rules/money/count_words.json). Absent without a number.
std::optional<Count> read_count(std::string_view text);

}  // namespace companion::page
