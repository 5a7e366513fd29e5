#include "api/layout_report_json.h"

#include "api/json_members.h"
#include "page/layout_health.h"
#include "page/layout_pack.h"

namespace companion::api {
namespace {

using page::DataShape;
using page::FieldTally;
using page::Outcome;
using page::RecordTally;
using page::RuleTally;

/// Of a record that stands for itself each rule has exactly one outcome.
std::string outcome_text(const RuleTally& tally) {
  if (tally.count(Outcome::kFound) > 0) return "found";
  if (tally.count(Outcome::kConditionFails) > 0) return "condition fails";
  if (tally.count(Outcome::kRefused) > 0) {
    return "refused by " + std::string(tally.rule->converter->name);
  }
  return "not there";
}

bool was_tried(const RuleTally& tally) {
  for (const size_t count : tally.counts) {
    if (count > 0) return true;
  }
  return false;
}

void write_count(JsonWriter& out, const char* key, size_t count) {
  if (count > 0) out.key(key).integer(static_cast<int64_t>(count));
}

void write_page_rule(JsonWriter& out, const RuleTally& tally) {
  out.begin_object();
  out.key("rule").string(page::rule_text(*tally.rule));
  out.key("outcome").string(outcome_text(tally));
  out.end_object();
}

void write_row_rule(JsonWriter& out, const RuleTally& tally) {
  out.begin_object();
  out.key("rule").string(page::rule_text(*tally.rule));
  write_count(out, "found", tally.count(Outcome::kFound));
  write_count(out, "not_there", tally.count(Outcome::kNotThere));
  write_count(out, "condition_fails", tally.count(Outcome::kConditionFails));
  write_count(out, "refused", tally.count(Outcome::kRefused));
  out.end_object();
}

template <typename WriteRule>
void write_fields(JsonWriter& out, const RecordTally& record, const WriteRule& write_rule) {
  out.key("fields").begin_array();
  for (const FieldTally& field : record.fields) {
    out.begin_object();
    out.key("field").string(page::field_name(field.field));
    out.key("rules").begin_array();
    for (const RuleTally& rule : field.rules) {
      if (was_tried(rule)) write_rule(out, rule);
    }
    out.end_array().end_object();
  }
  out.end_array();
}

void write_tables(JsonWriter& out, const RecordTally& record) {
  if (record.tables.empty()) return;
  out.key("tables").begin_array();
  for (const page::TableTally& table : record.tables) {
    out.begin_object();
    out.key("table").string(page::table_name(table.rule->table));
    out.key("each").begin_array();
    for (const std::string& place : table.rule->places) out.string(place);
    out.end_array();
    out.key("rows").integer(static_cast<int64_t>(table.rows.records));
    if (table.rows.records > 0) {
      write_fields(out, table.rows, write_row_rule);
      write_tables(out, table.rows);
    }
    out.end_object();
  }
  out.end_array();
}

void write_source(JsonWriter& out, const page::SourceReport& source) {
  out.begin_object();
  out.key("layout").string(source.layout->id);
  out.key("page").string(source.layout->page);
  out.key("found_in").string(source.found_in);
  out.key("complete").boolean(source.complete);
  out.key("changed").begin_array();
  for (const page::Field field : source.changed) out.string(page::field_name(field));
  out.end_array();
  write_fields(out, source.record, write_page_rule);
  write_tables(out, source.record);
  out.end_object();
}

/// {"name": shape}, [shape], or the name of a type.
void write_shape(JsonWriter& out, const DataShape& shape) {
  if (shape.members.empty()) {
    out.string(shape.type);
  } else if (shape.type == "array") {
    out.begin_array();
    write_shape(out, shape.members.front());
    out.end_array();
  } else {
    out.begin_object();
    for (const DataShape& part : shape.members) {
      out.key(part.key);
      write_shape(out, part);
    }
    out.end_object();
  }
}

void write_shape_report(JsonWriter& out, const page::ShapeReport& report) {
  out.begin_object();
  out.key("found_in").string(report.found_in);
  out.key("layouts").begin_array();
  for (const page::Layout* layout : report.layouts) out.string(layout->id);
  out.end_array();
  out.key("shape");
  write_shape(out, report.shape);
  out.end_object();
}

}  // namespace

std::string layout_report_to_json(const page::LayoutReport& report) {
  JsonWriter out;
  out.begin_object();
  out.key("rule_pack_version").string(page::rule_pack().version);
  out.key("page").string(report.page);
  out.key("state").string(report.state);
  if (!report.layout.empty()) out.key("layout").string(report.layout);
  out.key("missing").begin_array();
  for (const std::string& field : report.missing) out.string(field);
  out.end_array();
  out.key("sources").begin_array();
  for (const page::SourceReport& source : report.sources) write_source(out, source);
  out.end_array();
  out.key("shapes").begin_array();
  for (const page::ShapeReport& shape : report.shapes) write_shape_report(out, shape);
  out.end_array();
  out.end_object();
  return out.take();
}

}  // namespace companion::api
