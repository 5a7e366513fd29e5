#include "page/layout_pack.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "json_reader/values.h"

namespace companion::page {
namespace {

using json_reader::PathSet;
using nlohmann::json;

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

Field field_named(const std::string& name) {
  const auto field = field_of(name);
  if (!field) throw std::invalid_argument("unknown field: " + name);
  return *field;
}

Table table_named(const std::string& name) {
  const auto table = table_of(name);
  if (!table) throw std::invalid_argument("unknown table: " + name);
  return *table;
}

Probe probe_of(const json& rule) {
  Probe probe;
  probe.text = rule.is_string() ? rule.get<std::string>() : rule.at("select").get<std::string>();
  if (rule.is_object()) {
    probe.attribute = rule.value("attribute", "");
    probe.every = rule.value("every", false);
  }
  const auto selector = parse_selector(probe.text);
  if (!selector) throw std::invalid_argument("selector outside the subset: " + probe.text);
  probe.selector = *selector;
  return probe;
}

/// Builds the records of one layout. `paths` is null for a rendered one.
class RecordBuilder {
 public:
  explicit RecordBuilder(ProbeSet& probes) : probes_(probes) {}

  /// Fields and tables whose paths go to `paths`, or whose selectors to `scope`.
  RecordRule record(const json& fields, const json& tables, PathSet* paths, PathSet* parent_paths,
                    std::vector<size_t>* map_slots, size_t scope) {
    RecordRule out;
    for (const auto& [name, alternatives] : fields.items()) {
      FieldRule field{field_named(name), {}};
      for (const auto& rule : alternatives) {
        field.alternatives.push_back(alternative(rule, paths, parent_paths, map_slots, scope));
      }
      out.field_at[static_cast<size_t>(field.field)] = static_cast<int16_t>(out.fields.size());
      out.fields.push_back(std::move(field));
    }
    for (const auto& [name, variants] : tables.items()) {
      for (const auto& rule : variants) {
        out.tables.push_back(table(table_named(name), rule, paths, scope, out.tables.size()));
      }
    }
    return out;
  }

 private:
  Alternative alternative(const json& rule, PathSet* paths, PathSet* parent_paths,
                          std::vector<size_t>* map_slots, size_t scope) {
    Alternative out;
    out.converter = find_converter(rule.at("as").get<std::string>());
    if (out.converter == nullptr) {
      throw std::invalid_argument("unknown converter: " + rule.at("as").get<std::string>());
    }
    if (rule.contains("constant")) out.constant = json_reader::quoted(rule["constant"].get<std::string>());
    out.equals = rule.value("equals", "");
    out.contains = rule.value("contains", "");
    if (!rule.contains("path") && !rule.contains("select")) {
      out.has_place = false;
    } else if (paths == nullptr) {
      out.path = rule.at("select");
      out.slot = probes_.add_value(scope, probe_of(rule));
    } else {
      out.path = rule.at("path");
      out.slot = paths->add(out.path);
    }
    if (rule.contains("map")) {
      if (map_slots == nullptr) throw std::invalid_argument("map outside of a table of paths");
      out.map = map_index(parent_paths->add(rule["map"].get<std::string>()), *map_slots);
    }
    return out;
  }

  static size_t map_index(size_t slot, std::vector<size_t>& map_slots) {
    for (size_t i = 0; i < map_slots.size(); ++i) {
      if (map_slots[i] == slot) return i;
    }
    map_slots.push_back(slot);
    return map_slots.size() - 1;
  }

  /// "a.list[].rows" lies at a.list and goes on through "rows" of each element.
  static RowSource row_source(std::string path, PathSet& paths) {
    constexpr std::string_view kThrough = "[].";
    constexpr std::string_view kWhole = ".";  // the source itself is the list
    RowSource out;
    const std::string at = path.substr(0, path.find(kThrough));
    out.slot = paths.add(at == kWhole ? "" : at);
    out.repeated = at.find('*') != std::string::npos;
    path.erase(0, at.size());
    while (!path.empty()) {
      path.erase(0, kThrough.size());
      const std::string step = path.substr(0, path.find(kThrough));
      out.through.push_back(step);
      path.erase(0, step.size());
    }
    return out;
  }

  TableRule table(Table name, const json& rule, PathSet* paths, size_t scope, size_t index) {
    TableRule out;
    out.table = name;
    const json tables = rule.value("tables", json::object());
    if (paths != nullptr) {
      for (const auto& path : rule.at("each")) {
        out.places.push_back(path);
        out.each.push_back(row_source(path, *paths));
      }
      if (rule.contains("ordered_by")) out.ordered_by = paths->add(rule["ordered_by"].get<std::string>());
      out.row = record(rule.at("fields"), tables, &out.row_paths, paths, &out.map_slots, scope);
      return out;
    }
    const size_t row_scope = probes_.add_scope(scope, index);
    for (const auto& selector : rule.at("each")) {
      const Probe probe = probe_of(selector);
      out.places.push_back(probe.text);
      probes_.add_row(scope, row_scope, probe);
    }
    out.row = record(rule.at("fields"), tables, nullptr, nullptr, nullptr, row_scope);
    return out;
  }

  ProbeSet& probes_;
};

PropertiesRule properties_of(const json& rule, PathSet& paths) {
  return {paths.add(rule.at("each").get<std::string>()), rule.at("id"), rule.at("name"),
          rule.at("values"), rule.at("value_id"), rule.at("value_name")};
}

void add_description(const json& rule, Layout& layout) {
  layout.id = rule.at("id");
  layout.page = rule.at("page");
  layout.title = rule.at("title");
  layout.seen_from = rule.at("seen").at("from");
  layout.seen_to = rule.at("seen").at("to");
  layout.evidence = rule.at("evidence");
  for (const auto& api : rule.value("apis", json::array())) layout.apis.push_back(api);
  layout.source = source_kind(rule.at("source"));
  for (const auto& name : rule.value("always", json::array())) {
    layout.always.push_back(field_named(name));
  }
}

}  // namespace

void add_layout(const json& rule, RulePack& pack) {
  Layout layout;
  add_description(rule, layout);
  const bool rendered = layout.source == SourceKind::kRendered;
  PathSet* const paths = rendered ? nullptr : &paths_of(layout.source, pack);
  if (rendered) {
    layout.scope = pack.probes.add_scope(std::nullopt, 0);
  } else {
    for (const auto& path : rule.at("recognised_by")) {
      layout.recognised_by.push_back(paths->add(path.get<std::string>()));
    }
  }
  layout.record = RecordBuilder(pack.probes)
                      .record(rule.value("fields", json::object()),
                              rule.value("tables", json::object()), paths, nullptr, nullptr,
                              layout.scope);
  if (rule.contains("sku_properties")) {
    if (rendered) throw std::invalid_argument("sku_properties in a rendered layout");
    layout.sku_properties = properties_of(rule["sku_properties"], *paths);
  }
  for (const auto& selector : rule.value("watch", json::array())) {
    layout.watch.push_back(selector.get<std::string>());
  }
  if (layout.source == SourceKind::kMeta) {
    pack.meta_names.resize(pack.meta_paths.size());
    for (const FieldRule& field : layout.record.fields) {
      for (const Alternative& alternative : field.alternatives) {
        if (alternative.has_place) pack.meta_names[alternative.slot] = alternative.path;
      }
    }
    for (const auto& path : rule.at("recognised_by")) {
      pack.meta_names[pack.meta_paths.add(path.get<std::string>())] = path;
    }
  }
  pack.layouts.push_back(std::move(layout));
}

}  // namespace companion::page
