// What a request asks for behind the "?" of its address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace companion::server {

/// The first value of a name, as it stands there: nothing that this server takes needs escapes.
///   "category=33902&country=DE", "country" → "DE"; "currency" → absent
std::optional<std::string> query_value(std::string_view query, std::string_view name);

}  // namespace companion::server
