// The rule files of this layer: rules/trust/signals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace companion::signals {

/// The text of rules/trust/signals/<name>.json; empty when there is none.
std::string_view rule_file(std::string_view name);

/// The texts of all files of a folder there, sorted by name.
std::vector<std::string_view> rule_files(std::string_view folder);

/// A number of a signal's thresholds: threshold("bait_variant", "price_percent").
int64_t threshold(std::string_view signal, std::string_view name);

/// A whole number as it stands in a rule file; 0 for anything else.
int64_t whole_number(std::string_view raw);

/// The strings of a JSON list, escapes decoded.
std::vector<std::string> strings_of(std::string_view raw_list);

/// The strings of the lists of an object, such as {"en": […], "de": […]}.
std::vector<std::string> strings_of_all(std::string_view raw_object);

}  // namespace companion::signals
