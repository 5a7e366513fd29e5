#include "api/observation_json.h"

#include <utility>

#include "api/series_fields.h"
#include "base/iso_time.h"

namespace companion::api {

Result<Observation> observation_from_json(const nlohmann::json& object) {
  if (!object.is_object()) return field_error("observation", "is not an object");
  auto series = series_key_fields(object);
  if (!series) return series.error();
  for (const char* key : {"product_id", "currency"}) {
    if (const auto text = text_field(object, key); !text) return text.error();
  }
  const auto sighting = sighting_fields(object, "observed_at");
  if (!sighting) return sighting.error();
  return Observation{*std::move(series), sighting->time_ms, sighting->price_minor,
                     sighting->list_price_minor, sighting->in_stock};
}

nlohmann::json observation_to_json(const Observation& observation) {
  nlohmann::json object = nlohmann::json::object();
  put_series_key(object, observation.series);
  object["observed_at"] = format_iso_time(observation.observed_at_ms);
  object["price_minor"] = observation.price_minor;
  if (observation.list_price_minor) object["list_price_minor"] = *observation.list_price_minor;
  if (observation.in_stock) object["in_stock"] = *observation.in_stock;
  return object;
}

}  // namespace companion::api
