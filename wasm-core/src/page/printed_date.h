// Dates as the shop prints them, in every language.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace companion::page {

/// The first full date of a text as "YYYY-MM-DD": "Jul 15, 2026", "Pedido efectuado el: 30
/// dic, 2025", "2025年12月30日", "30.12.2025", "2024-05-23 10:29:17", "30 ธ.ค. 2568". Absent
/// without a year of four digits, for days that do not exist, for one end of a range, and
/// where day and month could be either ("05/06/2025"; with dots the day comes first).
std::optional<std::string> printed_day(std::string_view text);

}  // namespace companion::page
