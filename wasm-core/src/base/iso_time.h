// Times as text: ISO 8601 in UTC, without locale and without the C library's time zones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace companion {

/// Reads an ISO 8601 time as UTC epoch milliseconds. Accepted, with four-digit years:
///   2026-11-23                        midnight
///   2026-11-23T03:00[:00[.123]]       optional fraction of 1–9 digits, cut to milliseconds
///   … followed by Z, +hh:mm or -hh:mm; without any of them the time is taken as UTC,
///   which is what every interface of this project speaks.
/// Absent for anything else, also for days and hours that do not exist (leap seconds
/// included).
std::optional<int64_t> parse_iso_time(std::string_view text);

/// The UTC day of such a time, counted from 1970-01-01.
std::optional<int64_t> parse_iso_day(std::string_view text);

/// Writes UTC epoch milliseconds as 2026-11-23T03:00:00Z (milliseconds are cut off).
/// Defined for years 0000–9999.
std::string format_iso_time(int64_t time_ms);

/// Writes a day counted from 1970-01-01 as 2026-11-23.
std::string format_iso_day(int64_t day);

}  // namespace companion
