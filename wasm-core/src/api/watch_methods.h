// Engine methods about watched products. Arguments: contracts/watch.args.schema.json.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "companion/result.h"

namespace companion::api {

/// watch.evaluate: {now, watch, state?, reading} → {state?, alerts, held?}. After a read that
/// failed or was blocked the state comes back as it was and there are no alerts.
Result<std::string> watch_evaluate(const nlohmann::json& args, std::string_view payload);

/// watch.preview: {watch, base_minor?, lowest_minor?} → the marks at which something is told.
Result<std::string> watch_preview(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::api
