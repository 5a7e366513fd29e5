#include "api/observation_json.h"

#include <utility>

#include "api/category_field.h"
#include "api/json_members.h"
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
  const auto category_id = optional_category_field(object, {});
  if (!category_id) return category_id.error();
  return Observation{*std::move(series),         sighting->time_ms,  sighting->price_minor,
                     sighting->list_price_minor, sighting->in_stock, *category_id};
}

void write_observation(JsonWriter& out, const Observation& observation) {
  out.begin_object();
  write_series_key(out, observation.series);
  out.key("observed_at").string(format_iso_time(observation.observed_at_ms));
  out.key("price_minor").integer(observation.price_minor);
  member(out, "list_price_minor", observation.list_price_minor);
  member(out, "in_stock", observation.in_stock);
  write_category(out, observation.category_id);
  out.end_object();
}

}  // namespace companion::api
