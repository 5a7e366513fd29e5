#include "api/page_methods.h"

#include <optional>
#include <set>
#include <utility>

#include "api/facts_json.h"
#include "api/json_members.h"
#include "api/layout_report_json.h"
#include "api/rule_methods.h"
#include "page/layout_pack.h"
#include "page/page_reader.h"
#include "page/page_sources.h"

namespace companion::api {
namespace {

using nlohmann::json;

/// Ten times the largest page seen; a limit so that hostile input is bounded.
constexpr size_t kMaxPageBytes = 16 * 1024 * 1024;

Error invalid(const std::string& where, const char* message) {
  return {ErrorCode::kInvalidInput, where, message};
}

/// Why a page is not read at all; absent when it is. `method` names who is asked.
std::optional<Error> refusal(const std::string& method, const json& args, std::string_view payload) {
  if (payload.size() > kMaxPageBytes) {
    return Error{ErrorCode::kTooLarge, method, "a page of more than 16 MiB is not read"};
  }
  if (payload.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return invalid(method, "the page text is empty");
  }
  if (args.contains("url") && !args["url"].is_string()) {
    return invalid(method + ".url", "url must be a string");
  }
  return std::nullopt;
}

std::optional<std::string> url_of(const json& args) {
  if (!args.contains("url")) return std::nullopt;
  return args["url"].get<std::string>();
}

/// The selectors of a page's own scope; what rows hold comes with their elements. Selectors
/// with an ancestor need it around them: the ancestor is what a host keeps.
void add_elements(const page::ProbeSet& probes, size_t scope, std::set<std::string>& elements) {
  for (const page::Probe& probe : probes.probes()) {
    if (probe.scope != scope) continue;
    const size_t space = probe.selector.ancestor ? probe.text.rfind(' ') : std::string::npos;
    elements.insert(probe.text.substr(0, space));
  }
}

/// Whether a layout belongs to the pages that were asked for; "list" is any that lists products.
bool serves_probes(const std::string& layout_page, const std::string& kind) {
  if (kind == "list") return layout_page == "search" || layout_page == "store";
  return kind.empty() || layout_page == kind;
}

void write_layout(JsonWriter& out, const page::Layout& layout) {
  out.begin_object();
  out.key("id").string(layout.id);
  out.key("page").string(layout.page);
  out.key("title").string(layout.title);
  out.key("seen").begin_object();
  out.key("from").string(layout.seen_from);
  out.key("to").string(layout.seen_to);
  out.end_object();
  out.key("evidence").string(layout.evidence);
  out.end_object();
}

}  // namespace

Result<std::string> facts_read(const json& args, std::string_view payload) {
  if (const auto error = refusal("facts.read", args, payload)) return *error;
  page::ReadOptions options;
  options.url = url_of(args);
  if (args.contains("rendered_wins")) {
    if (!args["rendered_wins"].is_boolean()) {
      return invalid("facts.read.rendered_wins", "rendered_wins must be a boolean");
    }
    options.rendered_wins = args["rendered_wins"].get<bool>();
  }
  const bool columns = args.contains("sku_columns") && args["sku_columns"] == true;
  return facts_to_json(page::read_page(payload, options),
                       columns ? SkuForm::kColumns : SkuForm::kRows);
}

Result<std::string> layouts_check(const json& args, std::string_view payload) {
  if (const auto error = refusal("layouts.check", args, payload)) return *error;
  return layout_report_to_json(page::report_layouts(payload, url_of(args)));
}

Result<std::string> layouts_list(const json&, std::string_view) {
  JsonWriter out;
  out.begin_object();
  write_rules_in_use(out);
  out.key("layouts").begin_array();
  for (const page::Layout& layout : page::rule_pack().layouts) write_layout(out, layout);
  out.end_array().end_object();
  return out.take();
}

Result<std::string> page_probes(const json& args, std::string_view) {
  if (args.contains("page") && !args["page"].is_string()) {
    return invalid("page.probes.page", "page must be a string");
  }
  const std::string kind = args.value("page", "");
  const page::RulePack& pack = page::rule_pack();
  const page::PageSources& sources = page::page_sources();
  std::set<std::string> scripts(sources.shell_markers.begin(), sources.shell_markers.end());
  for (const page::ObjectMarker& marker : sources.object_markers) scripts.insert(marker.marker);
  scripts.insert(sources.variables.begin(), sources.variables.end());
  scripts.insert(sources.blocked_markers.begin(), sources.blocked_markers.end());
  std::set<std::string> elements = {"link[rel=\"canonical\"]", "meta[property]", "title",
                                    "script[type=\"application/ld+json\"]"};
  std::set<std::string> apis, watch;
  for (const page::Layout& layout : pack.layouts) {
    if (!serves_probes(layout.page, kind)) continue;
    apis.insert(layout.apis.begin(), layout.apis.end());
    watch.insert(layout.watch.begin(), layout.watch.end());
    if (layout.source == page::SourceKind::kRendered) add_elements(pack.probes, layout.scope, elements);
  }
  JsonWriter out;
  out.begin_object();
  texts_member(out, "scripts", scripts);
  texts_member(out, "elements", elements);
  texts_member(out, "apis", apis);
  texts_member(out, "watch", watch);
  out.end_object();
  return out.take();
}

}  // namespace companion::api
