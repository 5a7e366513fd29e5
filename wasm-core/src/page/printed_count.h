// Counts as the shop prints them: "7707 orders", "5,000+ sold", "1 663 sold", "2.3K+ sold".
#pragma once

#include <optional>
#include <string_view>

#include "page/field_value.h"

namespace companion::page {

/// The count in a text of any language: "10 тыс. купили" is 10 000, "1.2万" 12 000. A '+'
/// or words like "more than" at the number make it a lower bound. Percentages, numbers at a
/// currency and numbers with decimals but no multiplier ("4.9 stars 12 sold") are passed
/// over; absent when no number is left or several are. The words are in
/// rules/money/count_words.json.
std::optional<Count> read_count(std::string_view text);

}  // namespace companion::page
