// The server's log: one JSON object a line on standard error.
//
// Never holds personal data: no address, no product or contributor id, no hash prefix, no
// part of a body. What is worth counting is a metric (metrics.h), not a line.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

namespace companion::server {

enum class LogLevel { kDebug, kInfo, kWarning, kError };

/// "debug", "info", "warning" or "error"; absent for any other text.
std::optional<LogLevel> log_level_from_name(std::string_view name);

/// Lines below `level` are dropped from now on. Call before threads start.
void set_log_level(LogLevel level);

/// Whether a line of this level is written: for whoever would have to put much together for it.
bool is_logged(LogLevel level);

using LogField = std::pair<std::string_view, nlohmann::json>;

/// Writes {"time":…,"level":…,"event":event, fields…}. Any thread; lines never mix.
void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

}  // namespace companion::server
