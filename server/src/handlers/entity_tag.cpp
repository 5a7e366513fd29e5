#include "handlers/entity_tag.h"

#include <algorithm>
#include <span>

#include "crypto/sha256.h"

namespace companion::server {
namespace {

/// Whether an If-None-Match header ("*" or a list, weak tags included) names the tag.
bool names_tag(std::string_view if_none_match, std::string_view tag) {
  if (if_none_match == "*") return true;
  while (!if_none_match.empty()) {
    const size_t comma = std::min(if_none_match.find(','), if_none_match.size());
    std::string_view candidate = if_none_match.substr(0, comma);
    candidate.remove_prefix(std::min(candidate.find_first_not_of(" \t"), candidate.size()));
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    candidate = candidate.substr(0, candidate.find_last_not_of(" \t") + 1);
    if (candidate == tag) return true;
    if_none_match.remove_prefix(std::min(comma + 1, if_none_match.size()));
  }
  return false;
}

}  // namespace

std::string content_tag(std::string_view body) {
  constexpr size_t kTagBytes = 16;
  const Sha256 digest = sha256(body);
  return '"' + hex(std::span(digest).first<kTagBytes>()) + '"';
}

Response with_entity_tag(Response response, const std::string& tag, std::string_view if_none_match,
                         const std::string& cache_control) {
  response.headers = {{"Cache-Control", cache_control}, {"ETag", tag}};
  if (names_tag(if_none_match, tag)) {
    response.status = 304;
    response.content_type.clear();
    response.body.clear();
    response.shared_body.reset();
  }
  return response;
}

}  // namespace companion::server
