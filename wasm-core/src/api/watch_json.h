// What watching needs, as JSON: contracts/watch.args.schema.json.
#pragma once

#include <nlohmann/json.hpp>

#include "base/json_writer.h"
#include "companion/result.h"
#include "shopper/watch.h"

namespace companion::api {

/// `watch`: {target_minor?, drop_percent?, new_low?, …}. Amounts lie in [1, kMaxPriceMinor],
/// percentages in [1, 99].
Result<shopper::WatchRules> watch_rules_from_json(const nlohmann::json& args);

/// `state`, as write_watch_state wrote it; absent the first time.
Result<std::optional<shopper::WatchState>> watch_state_from_json(const nlohmann::json& args);
void write_watch_state(JsonWriter& out, const shopper::WatchState& state);

/// `reading` of a successful read.
Result<shopper::WatchReading> watch_reading_from_json(const nlohmann::json& reading);

/// {type, price_minor?, was_minor?, …, notification}.
void write_alert(JsonWriter& out, const shopper::Alert& alert,
                 const shopper::WatchWeights& weights);

/// A price in [1, kMaxPriceMinor] under `key`, where it is there.
Result<std::optional<int64_t>> optional_amount_field(const nlohmann::json& object, const char* key,
                                                     std::string_view path);

}  // namespace companion::api
