// The category of a product in JSON: its number as a text of decimal digits, like every id.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "base/json_writer.h"
#include "companion/result.h"

namespace companion::api {

/// The category's number of "200001809"; absent for what is none.
std::optional<int64_t> category_of_text(std::string_view text);

/// The member category_id; invalid_input when it is there and no category's number.
Result<std::optional<int64_t>> optional_category_field(const nlohmann::json& object,
                                                       std::string_view path);

/// The member category_id into an object that is open; nothing when it is not known.
void write_category(JsonWriter& out, std::optional<int64_t> category_id);

}  // namespace companion::api
