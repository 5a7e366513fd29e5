// The plans of API keys: data, so that an operator can have others.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "admission/api_keys.h"

namespace companion::server {

/// server/plans.json as it was at build time. (Defined in a generated file.)
std::string_view embedded_plans();

/// The plans of a JSON text {"name": {"requests_per_minute", "requests_per_day",
/// "prefixes_per_batch"}, …}: whole numbers from 1, no other members. Throws
/// std::runtime_error that names what is wrong.
std::vector<Plan> plans_from_json(std::string_view text);

/// The plans in the file; the embedded ones for an empty path. Throws as above, and when the
/// file cannot be read.
std::vector<Plan> read_plans(const std::filesystem::path& file);

}  // namespace companion::server
