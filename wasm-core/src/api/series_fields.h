// The fields that observations and series share, read strictly out of JSON.
//
// Every reader answers invalid_input with `where` = the path of the field it was given,
// so that a host can point at it. A key with the value null counts as absent. Keys nobody
// asks for are ignored: a newer peer may send more than this version knows.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/json_writer.h"
#include "companion/history.h"
#include "companion/observation.h"
#include "companion/result.h"

namespace companion::api {

/// An invalid_input error at a field.
Error field_error(std::string_view where, std::string_view message);

/// The value of a key; null pointer when absent or null. `object` must be a JSON object.
const nlohmann::json* find_field(const nlohmann::json& object, const char* key);

/// An integer that fits into 64 bits. A number with a fraction (also 12.0) is refused:
/// money and counts are integers everywhere.
Result<int64_t> integer_field(const nlohmann::json& object, const char* key,
                              std::string_view path = {});
Result<std::optional<int64_t>> optional_integer_field(const nlohmann::json& object, const char* key,
                                                      std::string_view path = {});

Result<std::string> text_field(const nlohmann::json& object, const char* key,
                               std::string_view path = {});
Result<std::optional<std::string>> optional_text_field(const nlohmann::json& object,
                                                       const char* key, std::string_view path = {});

/// An ISO 8601 text as UTC epoch milliseconds.
Result<int64_t> time_field(const nlohmann::json& object, const char* key,
                           std::string_view path = {});

/// product_id?, sku_id?, currency?, ship_to?, context. An absent product id or currency
/// is an empty string here: whether they may be absent is the caller's rule.
Result<SeriesKey> series_key_fields(const nlohmann::json& object, std::string_view path = {});
/// Its members into an object that is open.
void write_series_key(JsonWriter& out, const SeriesKey& key);

/// price_minor, list_price_minor? and the time under `time_key`.
Result<PriceSighting> sighting_fields(const nlohmann::json& object, const char* time_key,
                                      std::string_view path = {});

/// The error for a sighting that is_plausible() denies.
Error implausible_sighting(std::string_view where);

}  // namespace companion::api
