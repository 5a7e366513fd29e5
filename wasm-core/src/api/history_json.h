// An assessed price history as JSON: the history value of contracts/history.schema.json.
#pragma once

#include <string>
#include <vector>

#include "companion/observation.h"
#include "price/assessment.h"
#include "price/history_csv.h"

namespace companion::api {

/// {stats, verdict, forecast, advice, series, sale_events[], warnings[]}. `stats` is {} when nothing
/// could be bought. Of a very long series only the latest runs are written (warning series_shortened); the
/// numbers are computed from all.
std::string assessment_to_json(const price::Assessment& assessment, const SeriesKey& key,
                               const std::vector<price::SkippedRows>& skipped);

}  // namespace companion::api
