#include "api/observation_methods.h"

#include <utility>

#include "api/observation_facts.h"
#include "api/observation_json.h"
#include "api/series_fields.h"

namespace companion::api {
namespace {

using nlohmann::json;

Result<Observation> read_and_check(const json& object, int64_t now_ms) {
  auto observation = observation_from_json(object);
  if (!observation) return observation;
  return check_observation(*std::move(observation), now_ms);
}

}  // namespace

Result<json> observations_from_facts(const json& args, std::string_view /*payload*/) {
  const auto now_ms = time_field(args, "now");
  if (!now_ms) return now_ms.error();
  const json* facts = find_field(args, "facts");
  if (facts == nullptr) return field_error("facts", "is missing");
  const auto justified = observations_of_facts(*facts, *now_ms);
  if (!justified) return justified.error();
  json value = {{"observations", json::array()}};
  for (const Observation& observation : justified->observations) {
    value["observations"].push_back(observation_to_json(observation));
  }
  if (justified->withheld) {
    value["withheld"] = {{"code", justified->withheld->code},
                         {"message", justified->withheld->message}};
  }
  return value;
}

Result<json> observations_check(const json& args, std::string_view /*payload*/) {
  const auto now_ms = time_field(args, "now");
  if (!now_ms) return now_ms.error();
  const json* observations = find_field(args, "observations");
  if (observations == nullptr || !observations->is_array()) {
    return field_error("observations", "is not an array");
  }
  json value = {{"accepted", json::array()}, {"refused", json::array()}};
  for (size_t index = 0; index < observations->size(); ++index) {
    const auto checked = read_and_check((*observations)[index], *now_ms);
    if (checked) {
      value["accepted"].push_back(observation_to_json(*checked));
      continue;
    }
    const Error& fault = checked.error();
    value["refused"].push_back({{"index", index},
                                {"code", error_name(fault.code)},
                                {"where", fault.where},
                                {"message", fault.message}});
  }
  return value;
}

}  // namespace companion::api
