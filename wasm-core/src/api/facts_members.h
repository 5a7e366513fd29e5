// Members of facts. What facts hold was written by the engine; a member of a wrong type counts as
// absent.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace companion::api {

std::optional<int64_t> integer_of(const nlohmann::json& object, const char* key);

/// An amount of money that can be true, 0 included.
std::optional<int64_t> amount_of(const nlohmann::json& object, const char* key);

/// The value itself when it is a text, else an empty one; a view of the object.
std::string_view as_text(const nlohmann::json& value);

/// A member that is a text; empty when it is absent. A view of the object.
std::string_view view_of(const nlohmann::json& object, const char* key);

std::optional<std::string> text_of(const nlohmann::json& object, const char* key);

bool flag_of(const nlohmann::json& object, const char* key);

/// The time of an ISO 8601 text, in UTC epoch milliseconds.
std::optional<int64_t> time_of(const nlohmann::json& object, const char* key);

/// An array; an empty one when it is absent.
const nlohmann::json& rows_of(const nlohmann::json& object, const char* key);

/// The value itself when it is an object, else an empty one.
const nlohmann::json& as_object(const nlohmann::json& value);

/// A member that is an object; an empty one when it is absent.
const nlohmann::json& object_of(const nlohmann::json& object, const char* key);

}  // namespace companion::api
