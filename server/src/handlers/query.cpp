#include "handlers/query.h"

#include <algorithm>

namespace companion::server {

std::optional<std::string> query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (!pair.starts_with(name) || pair.substr(name.size(), 1) != "=") continue;
    return std::string(pair.substr(name.size() + 1));
  }
  return std::nullopt;
}

}  // namespace companion::server
