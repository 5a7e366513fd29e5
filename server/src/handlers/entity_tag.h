// ETag and If-None-Match: an answer that the client already has is not sent again.
#pragma once

#include <string>
#include <string_view>

#include "handlers/exchange.h"

namespace companion::server {

/// The tag of a body: the same for the same bytes.
std::string content_tag(std::string_view body);

/// The response with this ETag, and made 304 without a body where `if_none_match` (the
/// header: "*" or a list, weak tags included) names it. By default caches may keep it, but have to
/// ask again before each use.
Response with_entity_tag(Response response, const std::string& tag, std::string_view if_none_match,
                         const std::string& cache_control = "public, no-cache");

}  // namespace companion::server
