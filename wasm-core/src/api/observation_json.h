// Observations as JSON, as contracts/observation.schema.json describes them.
#pragma once

#include <nlohmann/json.hpp>

#include "base/json_writer.h"
#include "companion/observation.h"
#include "companion/result.h"

namespace companion::api {

/// Reads the form of an observation: types and names, not yet whether it can be true (that
/// is check_observation). Unknown keys are ignored. invalid_input with `where` = the field.
Result<Observation> observation_from_json(const nlohmann::json& object);

void write_observation(JsonWriter& out, const Observation& observation);

}  // namespace companion::api
