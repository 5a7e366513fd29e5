#include "api/series_json.h"

#include <string>
#include <utility>
#include <vector>

#include "api/json_members.h"
#include "api/series_fields.h"
#include "base/base64.h"
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

/// The history that `runs` lists.
Result<PriceHistory> listed_history(const nlohmann::json* runs, const std::string& path) {
  if (runs == nullptr || !runs->is_array()) return field_error(path, "is not an array");
  std::vector<PriceSighting> sightings;
  sightings.reserve(2 * runs->size());
  for (size_t i = 0; i < runs->size(); ++i) {
    const std::string run_path = path + "[" + std::to_string(i) + "]";
    if (auto fault = append_run(sightings, (*runs)[i], run_path)) return *std::move(fault);
  }
  return PriceHistory::from_sightings(std::move(sightings));
}

/// The history in its compact form, as text.
Result<PriceHistory> decoded_history(const nlohmann::json& encoded, const std::string& path) {
  if (!encoded.is_string()) return field_error(path, "is not a text");
  const auto bytes = decode_base64(encoded.get_ref<const std::string&>());
  if (!bytes) return field_error(path, "is not base64");
  auto history = PriceHistory::decode(*bytes);
  if (!history) return field_error(path, history.error().message);
  return history;
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
  const nlohmann::json* runs = find_field(object, "runs");
  const nlohmann::json* encoded = find_field(object, "encoded");

  PriceHistory history;
  if (runs != nullptr || encoded == nullptr) {
    auto listed = listed_history(runs, std::string(path) + ".runs");
    if (!listed) return listed.error();
    history = *std::move(listed);
  }
  if (encoded != nullptr) {
    auto decoded = decoded_history(*encoded, std::string(path) + ".encoded");
    if (!decoded) return decoded.error();
    history.merge(*decoded);
  }
  return Series{*std::move(key), std::move(history)};
}

}  // namespace companion::api
