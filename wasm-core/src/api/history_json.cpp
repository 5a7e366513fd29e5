#include "api/history_json.h"

#include <string>
#include <utility>

#include "api/series_json.h"
#include "base/iso_time.h"

namespace companion::api {
namespace {

using nlohmann::json;

/// Far more than a chart can show, and 1.5 MB of JSON.
constexpr size_t kMaxRunsWritten = 20'000;
constexpr const char* kForecastMethod = "own_history_and_last_price";

template <typename T>
void put(json& object, const char* key, const std::optional<T>& value) {
  if (value) object[key] = *value;
}

json extreme_to_json(const price::Extreme& extreme) {
  return {{"price_minor", extreme.price_minor}, {"time", format_iso_time(extreme.time_ms)}};
}

json sales_to_json(const price::SaleRhythm& sales) {
  json object = {{"count", sales.count}, {"time_permille", sales.time_permille}};
  if (sales.last_began_ms) object["last_began"] = format_iso_time(*sales.last_began_ms);
  put(object, "median_days", sales.median_days);
  put(object, "median_days_between", sales.median_days_between);
  return object;
}

json list_price_to_json(const price::ListPriceCheck& check) {
  return {{"finding", price::name_of(check.finding)},
          {"reference_minor", check.reference_minor},
          {"from", format_iso_time(check.from_ms)},
          {"to", format_iso_time(check.to_ms)}};
}

json statistics_to_json(const price::PriceStatistics& stats) {
  json means = json::object();
  json known_days = json::object();
  for (size_t i = 0; i < stats.means.size(); ++i) {
    std::string window = "d";
    window += std::to_string(price::kMeanWindowDays[i]);
    if (stats.means[i].mean_minor) means[window] = *stats.means[i].mean_minor;
    known_days[window] = stats.means[i].observed_ms / kDayMs;
  }
  json object = {{"current_minor", stats.current_minor},
          {"lowest", extreme_to_json(stats.lowest)},
          {"highest", extreme_to_json(stats.highest)},
          {"mean_minor", std::move(means)},
          {"known_days", std::move(known_days)},
          {"typical_minor", stats.typical_minor},
          {"first_seen", format_iso_time(stats.first_seen_ms)},
          {"last_seen", format_iso_time(stats.last_seen_ms)},
          {"changes", stats.changes},
          {"drops", stats.drops},
          {"sales", sales_to_json(stats.sales)}};
  put(object, "at_or_below_permille", stats.at_or_below_permille);
  put(object, "volatility_permille", stats.volatility_permille);
  put(object, "trend_permille", stats.trend_permille);
  return object;
}

json evidence_to_json(const price::Evidence& evidence) {
  json object = {{"id", evidence.id},
                 {"from", format_iso_time(evidence.from_ms)},
                 {"to", format_iso_time(evidence.to_ms)}};
  put(object, "percent", evidence.percent);
  put(object, "weight", evidence.weight);
  put(object, "points", evidence.points);
  put(object, "reference_minor", evidence.reference_minor);
  put(object, "known_days", evidence.known_days);
  return object;
}

json verdict_to_json(const price::Verdict& verdict) {
  json object = {{"label", verdict.label}, {"enough_data", verdict.enough_data}};
  put(object, "deal_score", verdict.deal_score);
  put(object, "claimed_discount_percent", verdict.claimed_discount_percent);
  put(object, "legal_discount_percent", verdict.legal_discount_percent);
  put(object, "typical_discount_percent", verdict.typical_discount_percent);
  if (verdict.list_price) object["list_price"] = list_price_to_json(*verdict.list_price);
  object["evidence"] = json::array();
  for (const auto& evidence : verdict.evidence) {
    object["evidence"].push_back(evidence_to_json(evidence));
  }
  return object;
}

json forecast_to_json(const price::Assessment& assessment) {
  const std::optional<price::ForecastNumbers>& forecast = assessment.forecast;
  json object = {{"horizon_days", assessment.horizon_days},
                 {"enough_data", forecast.has_value()},
                 {"method", kForecastMethod},
                 {"days", json::array()}};
  if (!forecast) return object;
  for (const price::ForecastDay& day : forecast->days) {
    object["days"].push_back({{"day", day.day},
                              {"p10_minor", day.p10_minor},
                              {"p50_minor", day.p50_minor},
                              {"p90_minor", day.p90_minor}});
  }
  object["drop_probability"] = static_cast<double>(forecast->drop_permille) / 1000;
  object["chosen_drop"] = {
      {"percent", assessment.drop_percent},
      {"probability", static_cast<double>(forecast->chosen_drop_permille) / 1000}};
  object["best_day"] = forecast->best_day;
  object["expected_saving_minor"] = forecast->expected_saving_minor;
  object["windows"] = forecast->windows;
  object["basis"] = forecast->similar_price ? "similar_price" : "all_days";
  return object;
}

json sale_events_to_json(const std::vector<price::SaleEvent>& events) {
  json list = json::array();
  for (const price::SaleEvent& event : events) {
    list.push_back({{"id", event.id},
                    {"name", event.name},
                    {"from", format_iso_time(event.from_ms)},
                    {"to", format_iso_time(event.to_ms)},
                    {"usual_days", event.usual_days}});
  }
  return list;
}

json skipped_to_json(const price::SkippedRows& rows) {
  return {{"code", rows.code}, {"field", rows.field}, {"count", rows.count}, {"lines", rows.lines}};
}

/// The latest runs, as many as are written.
PriceHistory shortened(const PriceHistory& history) {
  std::vector<PriceSighting> sightings = history.sightings();
  sightings.erase(sightings.begin(),
                  sightings.end() - static_cast<std::ptrdiff_t>(kMaxRunsWritten));
  return PriceHistory::from_sightings(std::move(sightings));
}

}  // namespace

json assessment_to_json(const price::Assessment& assessment, const SeriesKey& key,
                        const std::vector<price::SkippedRows>& skipped) {
  json warnings = json::array();
  for (const price::SkippedRows& rows : skipped) warnings.push_back(skipped_to_json(rows));
  if (assessment.later_sightings_left_out > 0) {
    warnings.push_back(
        {{"code", "after_now"}, {"field", "time"}, {"count", assessment.later_sightings_left_out}});
  }
  const size_t run_count = assessment.history.runs().size();
  const bool too_long = run_count > kMaxRunsWritten;
  if (too_long) {
    warnings.push_back(
        {{"code", "series_shortened"}, {"field", "series.runs"}, {"count", run_count}});
  }
  json value = {{"verdict", verdict_to_json(assessment.verdict)},
                {"forecast", forecast_to_json(assessment)},
                {"series", series_to_json(
                               key, too_long ? shortened(assessment.history) : assessment.history)},
                {"sale_events", sale_events_to_json(assessment.sale_events)},
                {"warnings", std::move(warnings)}};
  value["stats"] =
      assessment.statistics ? statistics_to_json(*assessment.statistics) : json::object();
  return value;
}

}  // namespace companion::api
