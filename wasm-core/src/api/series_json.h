// Price series as JSON, as contracts/series.schema.json describes them.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/json_writer.h"
#include "companion/history.h"
#include "companion/observation.h"
#include "companion/result.h"

namespace companion::api {

/// A history together with what it is the history of. `key.product_id` and `key.currency`
/// are empty when not known (a CSV file names neither).
struct Series {
  SeriesKey key;
  PriceHistory history;
};

/// Writes a history's runs: [{from, to, price_minor, …}].
void write_runs(JsonWriter& out, const PriceHistory& history);

/// Writes {product_id?, sku_id?, currency?, ship_to?, context, runs[]}. Times are written
/// in whole seconds.
void write_series(JsonWriter& out, const SeriesKey& key, const PriceHistory& history);

/// The same as a tree.
nlohmann::json series_to_json(const SeriesKey& key, const PriceHistory& history);

/// Reads a series; unknown keys are ignored. Its history is the union of `runs`, which need
/// not be in canonical form, and `encoded`, PriceHistory::encode() in base64; one of the two
/// may be absent. `path` is what error paths begin with, e.g. "others[1]".
Result<Series> series_from_json(const nlohmann::json& object, std::string_view path = "series");

}  // namespace companion::api
