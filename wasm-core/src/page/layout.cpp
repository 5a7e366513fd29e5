#include "page/layout.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "rules/rule_pack.h"

namespace companion::page {
namespace {

using nlohmann::json;
using json_reader::PathSet;

SourceKind source_kind(const std::string& name) {
  if (name == "object") return SourceKind::kObject;
  if (name == "assignments") return SourceKind::kAssignments;
  if (name == "json_ld") return SourceKind::kJsonLd;
  if (name == "meta") return SourceKind::kMeta;
  if (name == "rendered") return SourceKind::kRendered;
  throw std::invalid_argument("unknown source kind: " + name);
}

PathSet& paths_of(SourceKind kind, RulePack& pack) {
  switch (kind) {
    case SourceKind::kAssignments: return pack.assignment_paths;
    case SourceKind::kJsonLd: return pack.json_ld_paths;
    case SourceKind::kMeta: return pack.meta_paths;
    default: return pack.object_paths;
  }
}

Converter converter(const json& alternative) {
  const auto name = alternative.at("as").get<std::string>();
  const Converter found = find_converter(name);
  if (found == nullptr) throw std::invalid_argument("unknown converter: " + name);
  return found;
}

size_t add_probe(const json& alternative, RulePack& pack) {
  Probe probe{alternative.at("select").get<std::string>(), {}, alternative.value("attribute", "")};
  const auto selector = parse_selector(probe.text);
  if (!selector) throw std::invalid_argument("selector outside the subset: " + probe.text);
  probe.selector = *selector;
  pack.probes.push_back(std::move(probe));
  return pack.probes.size() - 1;
}

Alternative alternative_of(const json& rule, SourceKind kind, RulePack& pack) {
  Alternative out;
  out.convert = converter(rule);
  if (kind == SourceKind::kRendered) {
    out.path = rule.at("select").get<std::string>();
    out.probe_index = add_probe(rule, pack);
  } else {
    out.path = rule.at("path").get<std::string>();
    out.path_index = paths_of(kind, pack).add(out.path);
  }
  return out;
}

/// A row's alternative: a path inside the row, or inside the row's entry of a map by id.
Alternative row_alternative_of(const json& rule, SourceKind kind, RowsRule& rows, RulePack& pack) {
  Alternative out;
  out.convert = converter(rule);
  out.path = rule.at("path").get<std::string>();
  out.path_index = rows.row_paths.add(out.path);
  if (!rule.contains("map")) return out;
  const size_t path = paths_of(kind, pack).add(rule.at("map").get<std::string>());
  for (size_t i = 0; i < rows.map_paths.size() && !out.map_index; ++i) {
    if (rows.map_paths[i] == path) out.map_index = i;
  }
  if (!out.map_index) {
    out.map_index = rows.map_paths.size();
    rows.map_paths.push_back(path);
  }
  return out;
}

RowsRule rows_of(const json& rule, SourceKind kind, RulePack& pack) {
  RowsRule rows;
  for (const auto& path : rule.at("each")) {
    rows.each.push_back(paths_of(kind, pack).add(path.get<std::string>()));
  }
  for (const auto& [name, alternatives] : rule.at("fields").items()) {
    FieldRule field{name, {}};
    for (const auto& alternative : alternatives) {
      field.alternatives.push_back(row_alternative_of(alternative, kind, rows, pack));
    }
    rows.fields.push_back(std::move(field));
  }
  return rows;
}

PropertiesRule properties_of(const json& rule, SourceKind kind, RulePack& pack) {
  return {paths_of(kind, pack).add(rule.at("each").get<std::string>()),
          rule.at("id"), rule.at("name"), rule.at("values"),
          rule.at("value_id"), rule.at("value_name")};
}

RulePack load() {
  RulePack pack;
  const auto sources = json::parse(rules::embedded_file("sources/page_sources"));
  pack.version = sources.at("version");
  for (const rules::EmbeddedFile& file : rules::embedded_files()) {
    if (file.name.substr(0, 6) == "pages/") add_layout(file.text, pack);
  }
  pack.object_paths.unwrap_root({"data", "result"});
  return pack;
}

}  // namespace

void add_layout(std::string_view json_text, RulePack& pack) {
  const auto rule = json::parse(json_text);
  Layout layout;
  layout.id = rule.at("id");
  layout.page = rule.at("page");
  layout.title = rule.at("title");
  layout.seen_from = rule.at("seen").at("from");
  layout.seen_to = rule.at("seen").at("to");
  layout.evidence = rule.at("evidence");
  layout.api = rule.value("api", "");
  layout.source = source_kind(rule.at("source"));
  const SourceKind kind = layout.source;
  if (kind != SourceKind::kRendered) {
    for (const auto& path : rule.at("recognised_by")) {
      layout.recognised_by.push_back(paths_of(kind, pack).add(path.get<std::string>()));
    }
  }
  for (const auto& [name, alternatives] : rule.at("fields").items()) {
    FieldRule field{name, {}};
    for (const auto& alternative : alternatives) {
      field.alternatives.push_back(alternative_of(alternative, kind, pack));
    }
    layout.fields.push_back(std::move(field));
  }
  if (rule.contains("sku_rows")) layout.sku_rows = rows_of(rule["sku_rows"], kind, pack);
  if (rule.contains("sku_properties")) {
    layout.sku_properties = properties_of(rule["sku_properties"], kind, pack);
  }
  for (const auto& selector : rule.value("watch", json::array())) {
    pack.watch.push_back(selector.get<std::string>());
  }
  pack.layouts.push_back(std::move(layout));
}

const RulePack& rule_pack() {
  static const RulePack pack = load();
  return pack;
}

}  // namespace companion::page
