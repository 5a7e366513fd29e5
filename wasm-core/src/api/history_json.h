// An assessed price history as JSON: the history value of contracts/history.schema.json.
#pragma once

#include <string>
#include <vector>

#include "base/json_writer.h"
#include "companion/observation.h"
#include "price/assessment.h"
#include "price/history_csv.h"

namespace companion::api {

/// {stats, verdict, forecast, advice, series, sale_events[], warnings[]}. `stats` is {} when nothing
/// could be bought. Of a very long series only the latest runs are written (warning series_shortened); the
/// numbers are computed from all.
std::string assessment_to_json(const price::Assessment& assessment, const SeriesKey& key,
                               const std::vector<price::SkippedRows>& skipped);

/// {label, enough_data, deal_score?, …_discount_percent?} into an object that is open.
void write_judgement(JsonWriter& out, const price::Verdict& verdict);

}  // namespace companion::api
