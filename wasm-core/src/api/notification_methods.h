// The engine method about notifications. Arguments: contracts/watch.args.schema.json.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "companion/result.h"

namespace companion::api {

/// notification.rank: {now, utc_offset_minutes?, quiet_hours?, notifications[]} →
/// {ranked: [{index, priority_permille, action}], quiet_until?}, the most important first;
/// among equals the earlier one.
Result<std::string> notification_rank(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::api
