// Lower case for the scripts that the shop prints, without a locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace companion::text {

/// The lower-case letter of a Latin, Greek or Cyrillic capital; any other code point as it
/// is. The Turkish İ becomes i.
uint32_t lower_letter(uint32_t code_point);

/// The text with every letter in lower case.
std::string lower_case(std::string_view text);

}  // namespace companion::text
