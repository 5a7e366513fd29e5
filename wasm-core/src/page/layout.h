// A page layout: where one era of one kind of page keeps its fields. Loaded from
// rules/pages/*.json; the schema is rules/pages/layout.schema.json.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_reader/path_set.h"
#include "page/converters.h"
#include "page/selector.h"

namespace companion::page {

/// In what part of a page a layout's values live.
enum class SourceKind { kObject, kAssignments, kJsonLd, kMeta, kRendered };

/// One place a field may be found; the first that converts counts.
struct Alternative {
  size_t path_index = 0;          ///< into the PathSet (object, assignments, JSON-LD, meta)
  size_t probe_index = 0;         ///< into RulePack::probes (rendered)
  std::optional<size_t> map_index;  ///< object of rows by SKU id; the path is inside a row
  std::string path;               ///< as written, for messages
  Converter convert = nullptr;
};

/// A field ("offer.price_min") with its alternatives in order.
struct FieldRule {
  std::string name;
  std::vector<Alternative> alternatives;
};

/// A table inside the page, one row per SKU.
struct RowsRule {
  std::vector<size_t> each;  ///< path indices; the first that holds rows counts
  json_reader::PathSet row_paths;
  std::vector<FieldRule> fields;
  std::vector<size_t> map_paths;  ///< path indices of the objects keyed by SKU id
};

/// Names of SKU attributes: where the property table is and what its members are called.
struct PropertiesRule {
  size_t each = 0;
  std::string id, name, values;
  std::vector<std::string> value_id, value_name;
};

/// One layout file.
struct Layout {
  std::string id, page, title, seen_from, seen_to, evidence, api;
  SourceKind source = SourceKind::kObject;
  std::vector<size_t> recognised_by;  ///< path indices; any of them (rendered: none)
  std::vector<FieldRule> fields;
  std::optional<RowsRule> sku_rows;
  std::optional<PropertiesRule> sku_properties;
};

/// A selector of a rendered layout, with the attribute to read instead of the text.
struct Probe {
  std::string text;
  Selector selector;
  std::string attribute;  ///< "" = the element's text
};

/// All layouts, compiled once. Layouts of one source kind share one PathSet, so that a
/// document is passed over once however many layouts are known.
struct RulePack {
  std::string version;
  std::vector<Layout> layouts;
  json_reader::PathSet object_paths, assignment_paths, json_ld_paths, meta_paths;
  std::vector<Probe> probes;
  std::vector<std::string> watch;  ///< selectors whose change means: read again
};

/// The compiled-in rule pack (a broken rule file fails its own test, not at run time).
const RulePack& rule_pack();

/// Builds a layout into `pack`. Throws nlohmann::json::exception or std::invalid_argument
/// for a file that breaks the schema, an unknown converter or a selector outside the subset.
void add_layout(std::string_view json_text, RulePack& pack);

}  // namespace companion::page
