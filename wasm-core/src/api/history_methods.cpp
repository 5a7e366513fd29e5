#include "api/history_methods.h"

#include <string>
#include <utility>
#include <vector>

#include "api/history_json.h"
#include "api/history_payload.h"
#include "api/series_fields.h"
#include "api/series_json.h"
#include "companion/currency.h"
#include "price/assessment.h"

namespace companion::api {
namespace {

using nlohmann::json;

/// An optional whole number within 1 and `most`.
Result<int> count_arg(const json& args, const char* key, int most, int otherwise) {
  const auto given = optional_integer_field(args, key);
  if (!given) return given.error();
  const int64_t count = given->value_or(otherwise);
  if (count < 1 || count > most) {
    return field_error(key, "is not within 1 and " + std::to_string(most));
  }
  return static_cast<int>(count);
}

/// {horizon_days?, drop_percent?}: how far ahead, and which drop the shopper waits for.
Result<price::AssessmentInput> forecast_args(const json& args) {
  const auto horizon =
      count_arg(args, "horizon_days", price::kMaxHorizonDays, price::kDefaultHorizonDays);
  if (!horizon) return horizon.error();
  const auto percent = count_arg(args, "drop_percent", 99, price::kDefaultDropPercent);
  if (!percent) return percent.error();
  price::AssessmentInput input;
  input.horizon_days = *horizon;
  input.drop_percent = *percent;
  return input;
}

Result<SeriesChoice> choice_args(const json& args) {
  SeriesChoice choice;
  const std::pair<const char*, std::optional<std::string>*> texts[] = {
      {"product_id", &choice.product_id},
      {"sku_id", &choice.sku_id},
      {"currency", &choice.currency},
      {"ship_to", &choice.ship_to}};
  for (const auto& [key, target] : texts) {
    auto text = optional_text_field(args, key);
    if (!text) return text.error();
    *target = *std::move(text);
  }
  if (choice.currency && !currency_exponent(*choice.currency)) {
    return field_error("currency", "is not an ISO 4217 code the shop sells in");
  }
  const auto context_name = optional_text_field(args, "context");
  if (!context_name) return context_name.error();
  if (*context_name) {
    choice.context = price_context_from_name(**context_name);
    if (!choice.context) return field_error("context", "is not a known price context");
  }
  return choice;
}

/// {price_minor, list_price_minor?, discount_percent?}. A list price below the price is no
/// claim of a reduction and counts as absent.
Result<std::optional<price::Offer>> offer_arg(const json& args) {
  const json* object = find_field(args, "offer");
  if (object == nullptr) return std::optional<price::Offer>();
  if (!object->is_object()) return field_error("offer", "is not an object");
  const auto price_minor = integer_field(*object, "price_minor", "offer");
  if (!price_minor) return price_minor.error();
  if (*price_minor < 1 || *price_minor > kMaxPriceMinor) {
    return field_error("offer.price_minor", "is above 0 and at most 10^11 minor units");
  }
  const auto list_price = optional_integer_field(*object, "list_price_minor", "offer");
  if (!list_price) return list_price.error();
  const auto percent = optional_integer_field(*object, "discount_percent", "offer");
  if (!percent) return percent.error();
  price::Offer offer{*price_minor, {*list_price, *percent}};
  const bool claims = *list_price && **list_price >= *price_minor && **list_price <= kMaxPriceMinor;
  if (!claims) offer.claim.list_price_minor.reset();
  return std::optional<price::Offer>(offer);
}

Result<std::vector<PriceSighting>> sightings_arg(const json& args) {
  std::vector<PriceSighting> sightings;
  const json* list = find_field(args, "sightings");
  if (list == nullptr) return sightings;
  if (!list->is_array()) return field_error("sightings", "is not an array");
  for (size_t i = 0; i < list->size(); ++i) {
    const std::string path = "sightings[" + std::to_string(i) + "]";
    const auto sighting = sighting_fields((*list)[i], "time", path);
    if (!sighting) return sighting.error();
    if (!is_plausible(*sighting)) return implausible_sighting(path);
    sightings.push_back(*sighting);
  }
  return sightings;
}

/// `series` first, then `others`.
Result<std::vector<Series>> series_args(const json& args) {
  std::vector<Series> all;
  const auto read = [&all](const json& object, const std::string& path) -> std::optional<Error> {
    auto series = series_from_json(object, path);
    if (!series) return series.error();
    all.push_back(*std::move(series));
    return std::nullopt;
  };
  if (const json* own = find_field(args, "series")) {
    if (auto fault = read(*own, "series")) return *std::move(fault);
  }
  if (const json* others = find_field(args, "others")) {
    if (!others->is_array()) return field_error("others", "is not an array");
    for (size_t i = 0; i < others->size(); ++i) {
      const std::string path = "others[" + std::to_string(i) + "]";
      if (auto fault = read((*others)[i], path)) return *std::move(fault);
    }
  }
  if (all.empty()) return field_error("series", "neither series nor others are given");
  return all;
}

/// An unknown product id fits any; everything else must be equal, or prices of different
/// kinds would end up in one line.
bool mergeable(const SeriesKey& a, SeriesKey b) {
  if (a.product_id.empty() || b.product_id.empty()) b.product_id = a.product_id;
  return a == b;
}

/// The series of what everyone pays, beside a personal one that it must fit.
Result<std::optional<PriceHistory>> public_history_arg(const json& args, SeriesKey key) {
  const json* object = find_field(args, "public_series");
  if (object == nullptr) return std::optional<PriceHistory>();
  auto series = series_from_json(*object, "public_series");
  if (!series) return series.error();
  key.context = PriceContext::kPublic;
  if (!mergeable(key, series->key)) {
    return field_error("public_series",
                       "is not public, or not of the series' product, SKU, currency and "
                       "destination");
  }
  return std::optional(std::move(series->history));
}

}  // namespace

Result<std::string> history_merge(const json& args, std::string_view /*payload*/) {
  auto all = series_args(args);
  if (!all) return all.error();
  auto sightings = sightings_arg(args);
  if (!sightings) return sightings.error();
  SeriesKey key = all->front().key;
  PriceHistory merged = PriceHistory::from_sightings(*std::move(sightings));
  for (const Series& series : *all) {
    if (!mergeable(key, series.key)) {
      return field_error("others",
                         "are not all of the same product, SKU, currency, destination "
                         "and context");
    }
    if (key.product_id.empty()) key.product_id = series.key.product_id;
    merged.merge(series.history);
  }
  JsonWriter out;
  write_series(out, key, merged);
  return out.take();
}

Result<std::string> history_read(const json& args, std::string_view payload) {
  auto input = forecast_args(args);
  if (!input) return input.error();
  const auto choice = choice_args(args);
  if (!choice) return choice.error();
  auto read = read_history_payload(payload, *choice);
  if (!read) return read.error();

  PriceHistory& history = read->series.history;
  if (find_field(args, "now") != nullptr) {
    const auto now_ms = time_field(args, "now");
    if (!now_ms) return now_ms.error();
    input->now_ms = *now_ms;
  } else if (!history.empty()) {
    input->now_ms = history.runs().back().last_seen_ms;
  }
  input->history = std::move(history);
  input->ship_to = read->series.key.ship_to;
  return assessment_to_json(price::assess(*std::move(input)), read->series.key, read->skipped);
}

Result<std::string> history_assess(const json& args, std::string_view /*payload*/) {
  auto input = forecast_args(args);
  if (!input) return input.error();
  const auto now_ms = time_field(args, "now");
  if (!now_ms) return now_ms.error();
  const json* object = find_field(args, "series");
  if (object == nullptr) return field_error("series", "is missing");
  auto series = series_from_json(*object);
  if (!series) return series.error();
  auto offer = offer_arg(args);
  if (!offer) return offer.error();
  auto public_history = public_history_arg(args, series->key);
  if (!public_history) return public_history.error();
  input->history = std::move(series->history);
  input->public_history = *std::move(public_history);
  input->now_ms = *now_ms;
  input->offer = *offer;
  input->ship_to = series->key.ship_to;
  return assessment_to_json(price::assess(*std::move(input)), series->key, {});
}

}  // namespace companion::api
