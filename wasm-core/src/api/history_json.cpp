#include "api/history_json.h"

#include <string>
#include <utility>

#include "api/json_members.h"
#include "api/series_json.h"
#include "base/iso_time.h"

namespace companion::api {
namespace {

/// Far more than a chart can show, and 1.5 MB of JSON.
constexpr size_t kMaxRunsWritten = 20'000;
constexpr const char* kForecastMethod = "own_history_and_last_price";

void time_member(JsonWriter& out, const char* key, int64_t time_ms) {
  out.key(key).string(format_iso_time(time_ms));
}

/// 0.25 for 250: a number with the digits that it has.
void permille_member(JsonWriter& out, const char* key, int64_t permille) {
  std::string digits = std::to_string(permille % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  out.key(key).decimal(std::to_string(permille / 1000) + "." + digits);
}

void write_extreme(JsonWriter& out, const char* key, const price::Extreme& extreme) {
  out.key(key).begin_object();
  out.key("price_minor").integer(extreme.price_minor);
  time_member(out, "time", extreme.time_ms);
  out.end_object();
}

void write_means(JsonWriter& out, const price::PriceStatistics& stats) {
  const auto window = [](size_t i) { return "d" + std::to_string(price::kMeanWindowDays[i]); };
  out.key("mean_minor").begin_object();
  for (size_t i = 0; i < stats.means.size(); ++i) {
    member(out, window(i).c_str(), stats.means[i].mean_minor);
  }
  out.end_object().key("known_days").begin_object();
  for (size_t i = 0; i < stats.means.size(); ++i) {
    out.key(window(i)).integer(stats.means[i].observed_ms / kDayMs);
  }
  out.end_object();
}

void write_sales(JsonWriter& out, const price::SaleRhythm& sales) {
  out.key("sales").begin_object();
  out.key("count").integer(sales.count);
  out.key("time_permille").integer(sales.time_permille);
  if (sales.last_began_ms) time_member(out, "last_began", *sales.last_began_ms);
  member(out, "median_days", sales.median_days);
  member(out, "median_days_between", sales.median_days_between);
  out.end_object();
}

void write_statistics(JsonWriter& out, const std::optional<price::PriceStatistics>& stats) {
  out.key("stats").begin_object();
  if (stats) {
    out.key("current_minor").integer(stats->current_minor);
    write_extreme(out, "lowest", stats->lowest);
    write_extreme(out, "highest", stats->highest);
    write_means(out, *stats);
    out.key("typical_minor").integer(stats->typical_minor);
    time_member(out, "first_seen", stats->first_seen_ms);
    time_member(out, "last_seen", stats->last_seen_ms);
    out.key("changes").integer(stats->changes);
    out.key("drops").integer(stats->drops);
    write_sales(out, stats->sales);
    member(out, "at_or_below_permille", stats->at_or_below_permille);
    member(out, "volatility_permille", stats->volatility_permille);
    member(out, "trend_permille", stats->trend_permille);
  }
  out.end_object();
}

void write_list_price(JsonWriter& out, const price::ListPriceCheck& check) {
  out.key("list_price").begin_object();
  out.key("finding").string(price::name_of(check.finding));
  out.key("reference_minor").integer(check.reference_minor);
  time_member(out, "from", check.from_ms);
  time_member(out, "to", check.to_ms);
  out.end_object();
}

void write_evidence(JsonWriter& out, const price::Evidence& evidence) {
  out.begin_object();
  out.key("id").string(evidence.id);
  time_member(out, "from", evidence.from_ms);
  time_member(out, "to", evidence.to_ms);
  member(out, "percent", evidence.percent);
  member(out, "weight", evidence.weight);
  member(out, "points", evidence.points);
  member(out, "reference_minor", evidence.reference_minor);
  member(out, "known_days", evidence.known_days);
  out.end_object();
}

void write_verdict(JsonWriter& out, const price::Verdict& verdict) {
  out.key("verdict").begin_object();
  write_judgement(out, verdict);
  if (verdict.list_price) write_list_price(out, *verdict.list_price);
  out.key("evidence").begin_array();
  for (const price::Evidence& evidence : verdict.evidence) write_evidence(out, evidence);
  out.end_array().end_object();
}

void write_forecast_days(JsonWriter& out, const std::optional<price::ForecastNumbers>& forecast) {
  out.key("days").begin_array();
  if (forecast) {
    for (const price::ForecastDay& day : forecast->days) {
      out.begin_object();
      out.key("day").integer(day.day);
      out.key("p10_minor").integer(day.p10_minor);
      out.key("p50_minor").integer(day.p50_minor);
      out.key("p90_minor").integer(day.p90_minor);
      out.end_object();
    }
  }
  out.end_array();
}

void write_forecast(JsonWriter& out, const price::Assessment& assessment) {
  const std::optional<price::ForecastNumbers>& forecast = assessment.forecast;
  out.key("forecast").begin_object();
  out.key("horizon_days").integer(assessment.horizon_days);
  out.key("enough_data").boolean(forecast.has_value());
  out.key("method").string(kForecastMethod);
  write_forecast_days(out, forecast);
  if (forecast) {
    permille_member(out, "drop_probability", forecast->drop_permille);
    out.key("chosen_drop").begin_object();
    out.key("percent").integer(assessment.drop_percent);
    permille_member(out, "probability", forecast->chosen_drop_permille);
    out.end_object();
    out.key("best_day").integer(forecast->best_day);
    out.key("expected_saving_minor").integer(forecast->expected_saving_minor);
    out.key("windows").integer(forecast->windows);
    out.key("basis").string(forecast->similar_price ? "similar_price" : "all_days");
  }
  out.end_object();
}

void write_advice(JsonWriter& out, const price::Assessment& assessment) {
  const price::Advice& advice = assessment.advice;
  out.key("advice").begin_object();
  out.key("action").string(price::kAdviceActionNames[static_cast<size_t>(advice.action)]);
  out.key("reason").string(price::kAdviceReasonNames[static_cast<size_t>(advice.reason)]);
  if (const auto& forecast = assessment.forecast) {
    out.key("price_minor").integer(assessment.statistics->current_minor);
    if (forecast->best_day > 0) {
      out.key("wait_days").integer(forecast->best_day);
      out.key("saving_minor").integer(forecast->expected_saving_minor);
    }
    out.key("drop_percent").integer(forecast->worthwhile_percent);
    out.key("drop_permille").integer(forecast->worthwhile_permille);
  }
  out.end_object();
}

void write_public_price(JsonWriter& out, const price::PublicPrice& known) {
  out.key("public_price").begin_object();
  out.key("price_minor").integer(known.price_minor);
  time_member(out, "seen_at", known.seen_ms);
  out.key("personal_minor").integer(known.personal_minor);
  out.end_object();
}

void write_sale_event(JsonWriter& out, const price::SaleEvent& event) {
  out.begin_object();
  out.key("id").string(event.id);
  out.key("name").string(event.name);
  time_member(out, "from", event.from_ms);
  time_member(out, "to", event.to_ms);
  out.key("usual_days").boolean(event.usual_days);
  out.end_object();
}

void write_skipped(JsonWriter& out, const price::SkippedRows& rows) {
  out.begin_object();
  out.key("code").string(rows.code);
  out.key("field").string(rows.field);
  out.key("count").integer(static_cast<int64_t>(rows.count));
  out.key("lines").begin_array();
  for (const auto line : rows.lines) out.integer(static_cast<int64_t>(line));
  out.end_array().end_object();
}

void write_counted(JsonWriter& out, const char* code, const char* field, int64_t count) {
  out.begin_object();
  out.key("code").string(code);
  out.key("field").string(field);
  out.key("count").integer(count);
  out.end_object();
}

/// The latest runs, as many as are written.
PriceHistory shortened(const PriceHistory& history) {
  const std::vector<PriceRun>& runs = history.runs();
  std::vector<PriceSighting> sightings;
  sightings.reserve(2 * kMaxRunsWritten);
  for (size_t i = runs.size() - kMaxRunsWritten; i < runs.size(); ++i) {
    const PriceRun& run = runs[i];
    for (const int64_t time_ms : {run.first_seen_ms, run.last_seen_ms}) {
      sightings.push_back({time_ms, run.price_minor, run.list_price_minor, run.in_stock});
    }
  }
  return PriceHistory::from_sightings(std::move(sightings));
}

}  // namespace

void write_judgement(JsonWriter& out, const price::Verdict& verdict) {
  out.key("label").string(verdict.label);
  out.key("enough_data").boolean(verdict.enough_data);
  member(out, "deal_score", verdict.deal_score);
  member(out, "claimed_discount_percent", verdict.claimed_discount_percent);
  member(out, "legal_discount_percent", verdict.legal_discount_percent);
  member(out, "typical_discount_percent", verdict.typical_discount_percent);
}

std::string assessment_to_json(const price::Assessment& assessment, const SeriesKey& key,
                               const std::vector<price::SkippedRows>& skipped) {
  const size_t run_count = assessment.history.runs().size();
  const bool is_too_long = run_count > kMaxRunsWritten;
  JsonWriter out;
  out.begin_object();
  write_statistics(out, assessment.statistics);
  write_verdict(out, assessment.verdict);
  write_forecast(out, assessment);
  write_advice(out, assessment);
  if (assessment.public_price) write_public_price(out, *assessment.public_price);
  out.key("series");
  write_series(out, key, is_too_long ? shortened(assessment.history) : assessment.history);
  out.key("sale_events").begin_array();
  for (const price::SaleEvent& event : assessment.sale_events) write_sale_event(out, event);
  out.end_array();
  out.key("warnings").begin_array();
  for (const price::SkippedRows& rows : skipped) write_skipped(out, rows);
  if (assessment.later_sightings_left_out > 0) {
    write_counted(out, "after_now", "time", assessment.later_sightings_left_out);
  }
  if (is_too_long) write_counted(out, "series_shortened", "series.runs", static_cast<int64_t>(run_count));
  out.end_array().end_object();
  return out.take();
}

}  // namespace companion::api
