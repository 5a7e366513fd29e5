#include "page/rule_members.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace companion::page {
namespace {

using nlohmann::json;
using Names = std::string_view[];

// Each as its schema lists them; tests/rules/rule-updates.test.mjs holds both together.
constexpr Names kLayout = {"id", "page", "title", "seen", "evidence", "source", "apis",
                           "recognised_by", "always", "fields", "tables", "sku_properties", "watch"};
constexpr Names kSeen = {"from", "to"};
constexpr Names kProperties = {"each", "id", "name", "values", "value_id", "value_name"};
constexpr Names kPathPlace = {"map", "path", "equals", "contains", "constant", "as"};
constexpr Names kElementPlace = {"select", "attribute", "every", "equals", "contains", "constant", "as"};
constexpr Names kPages = {"product", "search", "store", "reviews", "orders", "order", "tracking"};
constexpr Names kEvidence = {"capture", "code only"};
constexpr Names kTable = {"each", "ordered_by", "fields", "tables"};
constexpr Names kSources = {"version", "object_markers", "nested_objects", "assignment_object",
                            "variables", "shell_markers", "blocked_markers",
                            "blocked_markers_needed", "blocked_answers", "unavailable_texts",
                            "url_kinds", "url_contexts"};
constexpr Names kObjectMarker = {"marker", "member"};
constexpr Names kNestedObject = {"marker", "member", "holds"};
constexpr Names kUnavailableTexts = {"i18n_keys", "phrases"};
constexpr Names kUrlKind = {"pattern", "page"};
constexpr Names kUrlContext = {"pattern", "context"};

bool is_among(std::span<const std::string_view> known, std::string_view name) {
  return std::find(known.begin(), known.end(), name) != known.end();
}

void require_word(const json& object, const char* member, std::span<const std::string_view> known) {
  const auto word = object.at(member).get<std::string>();
  if (!is_among(known, word)) refuse_rule(member, word);
}

void require_each(const json& list, std::span<const std::string_view> known, std::string_view what) {
  if (!list.is_array()) refuse_rule("no list", what);
  for (const json& element : list) require_members(element, known, what);
}

/// Calls `visit(name, value)` for the members of a member, where there is one.
template <typename Visit>
void for_each_member(const json& object, const char* member, const Visit& visit) {
  const auto found = object.find(member);
  if (found == object.end()) return;
  if (!found->is_object()) refuse_rule("no object", member);
  for (const auto& [name, value] : found->items()) visit(name, value);
}

/// The fields and tables of a layout or of a row. An order's lines are the deepest there is,
/// so the limit of the pack's nesting bounds this recursion too.
void require_record_members(const json& record, bool is_rendered) {
  const auto place = is_rendered ? std::span<const std::string_view>(kElementPlace) : kPathPlace;
  for_each_member(record, "fields", [&](const std::string& name, const json& places) {
    require_each(places, place, name);
  });
  for_each_member(record, "tables", [&](const std::string& name, const json& variants) {
    require_each(variants, kTable, name);
    for (const json& variant : variants) require_record_members(variant, is_rendered);
  });
}

}  // namespace

void refuse_rule(std::string_view what, std::string_view name) {
  std::string message("not known or not allowed here: ");
  message.append(what).append(": ").append(name);
  throw std::invalid_argument(message);
}

void require_members(const json& object, std::span<const std::string_view> known,
                     std::string_view what) {
  if (!object.is_object()) refuse_rule("no object", what);
  for (const auto& [name, value] : object.items()) {
    if (!is_among(known, name)) refuse_rule(what, name);
  }
}

void require_layout_members(const json& layout) {
  require_members(layout, kLayout, "layout");
  require_word(layout, "page", kPages);
  require_word(layout, "evidence", kEvidence);
  require_members(layout.at("seen"), kSeen, "seen");
  if (layout.contains("sku_properties")) {
    require_members(layout["sku_properties"], kProperties, "sku_properties");
  }
  require_record_members(layout, layout.at("source") == "rendered");
}

void require_source_members(const json& sources) {
  require_members(sources, kSources, "sources");
  require_each(sources.at("object_markers"), kObjectMarker, "object_markers");
  require_each(sources.at("nested_objects"), kNestedObject, "nested_objects");
  require_members(sources.at("unavailable_texts"), kUnavailableTexts, "unavailable_texts");
  require_each(sources.at("url_kinds"), kUrlKind, "url_kinds");
  for (const json& kind : sources["url_kinds"]) require_word(kind, "page", kPages);
  require_each(sources.at("url_contexts"), kUrlContext, "url_contexts");
  // With none needed, every page would be a bot check.
  if (sources.at("blocked_markers_needed").get<int>() < 1) refuse_rule("sources", "blocked_markers_needed");
}

}  // namespace companion::page
