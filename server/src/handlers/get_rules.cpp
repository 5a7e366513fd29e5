#include "handlers/get_rules.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "handlers/entity_tag.h"
#include "handlers/envelope.h"
#include "monitoring/log.h"

namespace companion::server {
namespace {

/// What may stand in a header as it is.
bool is_base64(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '+' || c == '/' || c == '=';
  });
}

/// The document in the file; absent unless it is an object of exactly these three texts.
std::optional<nlohmann::ordered_json> signed_pack(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  auto document = nlohmann::ordered_json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object() || document.size() != 3) return std::nullopt;
  for (const char* member : {"pack", "signature", "key"}) {
    if (!document.contains(member) || !document[member].is_string()) return std::nullopt;
  }
  if (!is_base64(document["signature"].get_ref<const std::string&>())) return std::nullopt;
  return document;
}

}  // namespace

Response get_rules(const Request& request, const std::filesystem::path& file) {
  if (file.empty()) {
    return error_response({ErrorCode::kNotFound, "rules", "this server has no rule pack"});
  }
  auto document = signed_pack(file);
  if (!document) {
    log(LogLevel::kError, "rules_file_unusable", {{"file", file.string()}});
    return error_response({ErrorCode::kUnavailable, "rules", "the rule pack cannot be read now"});
  }
  // Clients name the pack they have by its signature, which is the same for all of them.
  const std::string tag = '"' + document->at("signature").get<std::string>() + '"';
  return with_entity_tag(value_response(*std::move(document)), tag, request.if_none_match);
}

}  // namespace companion::server
