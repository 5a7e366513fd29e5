#include "page/page_sources.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace companion::page {

PageSources read_page_sources(const nlohmann::json& file) {
  PageSources out;
  for (const auto& row : file.at("object_markers")) {
    out.object_markers.push_back({row.at("marker"), row.value("member", "")});
  }
  for (const auto& row : file.at("nested_objects")) {
    out.nested_objects.push_back({row.at("marker"), row.at("member"), row.at("holds")});
  }
  out.assignment_object = file.at("assignment_object");
  out.variables = file.at("variables");
  out.shell_markers = file.at("shell_markers");
  out.blocked_markers = file.at("blocked_markers");
  out.blocked_markers_needed = file.at("blocked_markers_needed");
  out.blocked_answers = file.at("blocked_answers");
  out.unavailable_i18n_keys = file.at("unavailable_texts").at("i18n_keys");
  out.unavailable_phrases = file.at("unavailable_texts").at("phrases");
  for (const auto& row : file.at("url_kinds")) {
    out.url_kinds.push_back({Pattern(row.at("pattern")), row.at("page")});
  }
  for (const auto& row : file.at("url_contexts")) {
    const auto context = price_context_from_name(row.at("context").get<std::string>());
    if (!context) throw std::invalid_argument("unknown context: " + row.at("context").get<std::string>());
    out.url_contexts.push_back({Pattern(row.at("pattern")), *context});
  }
  return out;
}

}  // namespace companion::page
