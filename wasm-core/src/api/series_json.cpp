#include "api/series_json.h"

#include <string>
#include <utility>
#include <vector>

#include "api/json_members.h"
#include "api/series_fields.h"
#include "base/iso_time.h"
#include "rules/parsed_json.h"

namespace companion::api {
namespace {

/// The two ends of a run as sightings.
std::optional<Error> append_run(std::vector<PriceSighting>& sightings, const nlohmann::json& object,
                                const std::string& path) {
  const Result<PriceSighting> first = sighting_fields(object, "from", path);
  if (!first) return first.error();
  const Result<int64_t> last_seen_ms = time_field(object, "to", path);
  if (!last_seen_ms) return last_seen_ms.error();
  if (*last_seen_ms < first->time_ms) return field_error(path + ".to", "is before from");
  PriceSighting last = *first;
  last.time_ms = *last_seen_ms;
  if (!is_plausible(*first) || !is_plausible(last)) return implausible_sighting(path);
  sightings.push_back(*first);
  sightings.push_back(last);
  return std::nullopt;
}

}  // namespace

void write_runs(JsonWriter& out, const PriceHistory& history) {
  out.begin_array();
  for (const PriceRun& run : history.runs()) {
    out.begin_object();
    out.key("from").string(format_iso_time(run.first_seen_ms));
    out.key("to").string(format_iso_time(run.last_seen_ms));
    out.key("price_minor").integer(run.price_minor);
    member(out, "list_price_minor", run.list_price_minor);
    member(out, "in_stock", run.in_stock);
    out.end_object();
  }
  out.end_array();
}

void write_series(JsonWriter& out, const SeriesKey& key, const PriceHistory& history) {
  out.begin_object();
  write_series_key(out, key);
  out.key("runs");
  write_runs(out, history);
  out.end_object();
}

nlohmann::json series_to_json(const SeriesKey& key, const PriceHistory& history) {
  JsonWriter out;
  write_series(out, key, history);
  return rules::parsed_json(out.take());
}

Result<Series> series_from_json(const nlohmann::json& object, std::string_view path) {
  if (!object.is_object()) return field_error(path, "is not an object");
  auto key = series_key_fields(object, path);
  if (!key) return key.error();
  const std::string runs_path = std::string(path) + ".runs";
  const nlohmann::json* runs = find_field(object, "runs");
  if (runs == nullptr || !runs->is_array()) return field_error(runs_path, "is not an array");

  std::vector<PriceSighting> sightings;
  sightings.reserve(2 * runs->size());
  for (size_t i = 0; i < runs->size(); ++i) {
    const std::string run_path = runs_path + "[" + std::to_string(i) + "]";
    if (auto fault = append_run(sightings, (*runs)[i], run_path)) return *std::move(fault);
  }
  return Series{*std::move(key), PriceHistory::from_sightings(std::move(sightings))};
}

}  // namespace companion::api
