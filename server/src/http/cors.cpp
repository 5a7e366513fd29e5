#include "http/cors.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace companion::server {
namespace {

constexpr std::array<std::string_view, 2> kExtensionSchemes = {"chrome-extension://",
                                                               "moz-extension://"};

bool is_extension_host_character(unsigned char c) {
  return std::isalnum(c) || c == '-';
}

}  // namespace

bool is_extension_origin(std::string_view origin) {
  return std::any_of(
      kExtensionSchemes.begin(), kExtensionSchemes.end(), [origin](std::string_view scheme) {
        if (!origin.starts_with(scheme)) return false;
        const std::string_view host = origin.substr(scheme.size());
        return !host.empty() && std::all_of(host.begin(), host.end(), is_extension_host_character);
      });
}

void add_cors_headers(Response& response, std::string_view origin) {
  response.headers.emplace_back("Vary", "Origin");
  if (!is_extension_origin(origin)) return;
  response.headers.emplace_back("Access-Control-Allow-Origin", origin);
  response.headers.emplace_back("Access-Control-Expose-Headers", "ETag, Retry-After");
}

void add_preflight_headers(Response& response, std::string_view origin,
                           const std::string& methods) {
  if (!is_extension_origin(origin)) return;
  response.headers.emplace_back("Access-Control-Allow-Methods", methods);
  response.headers.emplace_back("Access-Control-Allow-Headers", "Content-Type, If-None-Match");
  response.headers.emplace_back("Access-Control-Max-Age", "86400");
}

}  // namespace companion::server
