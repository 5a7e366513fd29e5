// Cross-origin access: for browser extensions, and nobody else.
#pragma once

#include <string_view>

#include "handlers/exchange.h"

namespace companion::server {

/// Whether an Origin header names a Chrome or Firefox extension.
bool is_extension_origin(std::string_view origin);

/// Lets the extension that asked read the answer; leaves answers to anybody else as they
/// are, except for saying that they depend on the origin.
void add_cors_headers(Response& response, std::string_view origin);

/// What a preflight asks for, given the methods the route has ("GET, HEAD").
void add_preflight_headers(Response& response, std::string_view origin, const std::string& methods);

}  // namespace companion::server
