// Dates as the shop prints them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace companion::page {

/// "Apr 14, 2017" or "14 Apr 2017" as "2017-04-14"; absent for other languages and for
/// days that do not exist.
std::optional<std::string> english_date(std::string_view text);

}  // namespace companion::page
