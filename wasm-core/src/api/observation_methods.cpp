#include "api/observation_methods.h"

#include <utility>
#include <vector>

#include "api/json_members.h"
#include "api/observation_facts.h"
#include "api/observation_json.h"
#include "api/series_fields.h"
#include "calls/error_json.h"

namespace companion::api {
namespace {

using nlohmann::json;

Result<Observation> read_and_check(const json& object, int64_t now_ms) {
  auto observation = observation_from_json(object);
  if (!observation) return observation;
  return check_observation(*std::move(observation), now_ms);
}

}  // namespace

Result<std::string> observations_from_facts(const json& args, std::string_view /*payload*/) {
  const auto now_ms = time_field(args, "now");
  if (!now_ms) return now_ms.error();
  const json* facts = find_field(args, "facts");
  if (facts == nullptr) return field_error("facts", "is missing");
  const auto justified = observations_of_facts(*facts, *now_ms);
  if (!justified) return justified.error();
  JsonWriter out;
  out.begin_object().key("observations").begin_array();
  for (const Observation& observation : justified->observations) write_observation(out, observation);
  out.end_array();
  if (justified->withheld) {
    out.key("withheld").begin_object();
    out.key("code").string(justified->withheld->code);
    out.key("message").string(justified->withheld->message);
    out.end_object();
  }
  out.end_object();
  return out.take();
}

Result<std::string> observations_check(const json& args, std::string_view /*payload*/) {
  const auto now_ms = time_field(args, "now");
  if (!now_ms) return now_ms.error();
  const json* observations = find_field(args, "observations");
  if (observations == nullptr || !observations->is_array()) {
    return field_error("observations", "is not an array");
  }
  JsonWriter out;
  std::vector<std::pair<size_t, Error>> refused;
  out.begin_object().key("accepted").begin_array();
  for (size_t index = 0; index < observations->size(); ++index) {
    const auto checked = read_and_check((*observations)[index], *now_ms);
    if (checked) {
      write_observation(out, *checked);
    } else {
      refused.emplace_back(index, checked.error());
    }
  }
  out.end_array().key("refused").begin_array();
  for (const auto& [index, fault] : refused) {
    out.begin_object();
    out.key("index").integer(static_cast<int64_t>(index));
    calls::write_error(out, fault);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace companion::api
