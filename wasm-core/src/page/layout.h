// A page layout: where one era of one kind of page keeps its fields. Loaded from
// rules/pages/*.json; the schema is rules/pages/layout.schema.json.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_reader/path_set.h"
#include "page/converters.h"
#include "page/field.h"
#include "page/probe.h"

namespace companion::page {

/// In what part of a page a layout's values live.
enum class SourceKind : uint8_t { kObject, kAssignments, kJsonLd, kMeta, kRendered };

/// One place a field may be found; the first that converts counts.
struct Alternative {
  size_t slot = 0;             ///< into the record's raw values
  std::optional<size_t> map;   ///< into TableRule::map_slots: the slot is inside the row's entry
  std::string constant;        ///< the value instead of what is there ("\"store\""); "" = none
  std::string equals;          ///< only when the scalar there is this text; "" = no condition
  std::string contains;        ///< only when what is there contains this; "" = no condition
  bool has_place = true;       ///< false: a constant for every page
  std::string path;            ///< path or selector as written, for messages
  const NamedConverter* converter = nullptr;

  std::optional<FieldValue> convert(std::string_view raw, const ConversionContext& context) const {
    return converter->convert(raw, context);
  }
};

/// A field with its alternatives in order.
struct FieldRule {
  Field field;
  std::vector<Alternative> alternatives;
};

struct TableRule;

/// RecordRule::field_at of a record without fields.
inline constexpr std::array<int16_t, kFieldCount> kNoFields = [] {
  std::array<int16_t, kFieldCount> none{};
  none.fill(-1);
  return none;
}();

/// Where the fields and the tables of a page, or of a row of a table, are.
struct RecordRule {
  std::vector<FieldRule> fields;
  std::vector<TableRule> tables;
  std::array<int16_t, kFieldCount> field_at = kNoFields;  ///< index into fields, -1 for none

  const FieldRule* find(Field field) const {
    const int16_t at = field_at[static_cast<size_t>(field)];
    return at < 0 ? nullptr : &fields[static_cast<size_t>(at)];
  }
};

/// Where rows lie: at a slot of the parent, or deeper ("a.list[].rows": `through` = {"rows"}).
struct RowSource {
  size_t slot = 0;
  bool repeated = false;  ///< the path leads through a key pattern: every value is a row
  std::vector<std::string> through;
};

/// A table: its rows lie in the first of `each` that holds any.
struct TableRule {
  Table table;
  std::vector<std::string> places;  ///< paths or selectors of the rows as written, for messages
  std::vector<RowSource> each;
  std::optional<size_t> ordered_by;  ///< parent slot of a list that names the rows' keys in order
  std::vector<size_t> map_slots;     ///< parent slots of objects with further values by SKU id
  json_reader::PathSet row_paths;
  RecordRule row;
};

/// Names of SKU attributes: where the property table is and what its members are called.
struct PropertiesRule {
  size_t each = 0;
  std::string id, name, values;
  std::vector<std::string> value_id, value_name;
};

/// One layout file.
struct Layout {
  std::string id, page, title, seen_from, seen_to, evidence;
  std::vector<std::string> apis;
  SourceKind source = SourceKind::kObject;
  std::vector<size_t> recognised_by;  ///< slots; any of them (rendered: what it shows)
  RecordRule record;
  std::optional<PropertiesRule> sku_properties;
  std::vector<Field> always;  ///< fields that a page of this layout has never lacked
  size_t scope = 0;           ///< rendered: its scope among the probes
  std::vector<std::string> watch;  ///< rendered: selectors whose change means: read again
};

/// All layouts, compiled once. Layouts of one source kind share one PathSet, so that a
/// document is passed over once however many layouts are known.
struct RulePack {
  std::string version;
  std::vector<Layout> layouts;
  json_reader::PathSet object_paths, assignment_paths, json_ld_paths, meta_paths;
  std::vector<std::string> meta_names;  ///< by slot of meta_paths
  ProbeSet probes;

  /// The objects of API answers lie in wrappers: {"data":{"result":{…}}}.
  RulePack() { object_paths.unwrap_root({"data", "result"}); }
};

}  // namespace companion::page
