// Engine methods about price histories. Arguments: contracts/history.args.schema.json.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "companion/result.h"

namespace companion::api {

/// history.merge: {series?, sightings?, others?} → Series. All series must be of the same
/// SKU, currency, destination and context; without `series`, the first of `others` says
/// which. A product's first sighting comes with a series whose runs are empty.
Result<std::string> history_merge(const nlohmann::json& args, std::string_view payload);

/// history.read: {now?, horizon_days?, product_id?, sku_id?, currency?, ship_to?, context?},
/// payload CSV or server answer → history value. Without `now`, the last sighting is taken
/// as now.
Result<std::string> history_read(const nlohmann::json& args, std::string_view payload);

/// history.assess: {now, series, offer?, public_series?, horizon_days?, drop_percent?} → history
/// value; public_series tells what a personal price takes off.
Result<std::string> history_assess(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::api
