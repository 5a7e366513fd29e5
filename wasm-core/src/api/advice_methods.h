// The engine method about earlier advices. Arguments: contracts/advice.schema.json.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "companion/result.h"

namespace companion::api {

/// advice.settle: {advices, series?, now?, latest?} → what became of each, in order; whether
/// `latest` is a further advice; the track record of them all. Without a series, outcomes
/// stay as they are given.
Result<std::string> advice_settle(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::api
