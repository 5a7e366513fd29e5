// The rows of a record's tables: where they lie, and stepping through them.
#include <algorithm>
#include <utility>

#include "page/record.h"

namespace companion::page {

/// The values of a path with a key pattern, in the order in which the page shows them.
std::vector<std::string_view> Record::repeated_values(const TableRule& table, size_t slot) const {
  const std::string_view order = table.ordered_by ? at_slot(*table.ordered_by) : std::string_view();
  std::vector<std::pair<size_t, std::string_view>> placed;
  for (const auto& [path, key, raw] : extraction_->repeated) {
    if (path != slot || placed.size() >= kMaxRows) continue;
    placed.emplace_back(order.empty() ? 0 : order.find(json_reader::quoted(key)), raw);
  }
  // What has the same place stays in the order of the text, of which all are parts.
  std::sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second.data() < b.second.data();
  });
  std::vector<std::string_view> values;
  for (const auto& row : placed) values.push_back(row.second);
  return values;
}

/// Calls `visit(raw)` for the containers that hold the rows: through the further steps of
/// a path, and out of JSON inside strings.
template <typename Visit>
void Record::visit_containers(std::string_view raw, const std::vector<std::string>& through,
                              size_t depth, Visit& visit) const {
  if (json_reader::is_string(raw)) raw = decoded(raw);
  if (depth == through.size()) return visit(raw);
  json_reader::for_each_element(raw, [&](std::string_view element) {
    const auto [next] = json_reader::members<1>(element, {std::string_view(through[depth])});
    if (!next.empty()) visit_containers(next, through, depth + 1, visit);
    return true;
  });
}

bool Record::visit_source(const TableRule& table, const RowSource& source, RowVisitor visit) const {
  std::vector<RawMap> maps;
  for (const size_t slot : table.map_slots) maps.emplace_back(at_slot(slot), *state_);
  json_reader::Extraction extraction;
  Record row(table.row, *state_);
  size_t rows = 0;
  bool go_on = true;
  const auto take = [&] {
    state_->damaged = state_->damaged || !extraction.complete;
    row.attach_maps(maps, table.row_paths);
    row.read_object(extraction, context_);
    ++rows;
    go_on = visit(row) && rows < kMaxRows;
    return go_on;
  };
  // A row is read and stepped over in one pass; only a broken one is passed over twice.
  const auto row_at = [&](std::string_view text, size_t pos) {
    const size_t length = table.row_paths.extract_into(text.substr(pos), extraction);
    const size_t end = length == json_reader::npos ? json_reader::skip_value(text, pos) : pos + length;
    if (end != json_reader::npos) take();
    return end;
  };
  const auto rows_in = [&](std::string_view raw) {
    if (json_reader::is_array(raw)) {
      if (!json_reader::walk_array(raw, [&](size_t pos) { return go_on ? row_at(raw, pos) : raw.size(); })) {
        state_->damaged = state_->damaged || go_on;
      }
    } else {
      json_reader::for_each_member(raw, [&](std::string_view, std::string_view value) {
        if (json_reader::is_object(value)) row_at(value, 0);
        return go_on;
      });
    }
  };
  if (source.repeated) {
    for (const std::string_view raw : repeated_values(table, source.slot)) {
      if (!go_on) break;
      if (json_reader::is_array(raw)) {
        rows_in(raw);
      } else {
        row_at(raw, 0);
      }
    }
  } else {
    visit_containers(at_slot(source.slot), source.through, 0, rows_in);
  }
  return rows > 0;
}

void Record::visit_objects(const TableRule& table, RowVisitor visit) const {
  for (const RowSource& source : table.each) {
    if (visit_source(table, source, visit)) return;
  }
}

void Record::visit_rendered(size_t table, RowVisitor visit) const {
  Record row(rule_->tables[table].row, *state_);
  for (const RenderedRecord& rendered : rendered_->tables[table]) {
    row.read_rendered(rendered, context_);
    if (!visit(row)) return;
  }
}

void Record::for_each_row(Table table, RowVisitor visit) const {
  for (size_t i = 0; i < rule_->tables.size(); ++i) {
    if (rule_->tables[i].table != table) continue;
    if (rendered_ != nullptr) {
      visit_rendered(i, visit);
    } else {
      visit_objects(rule_->tables[i], visit);
    }
  }
}

bool Record::has_rows(Table table) const {
  bool any = false;
  for_each_row(table, [&any](const Record&) {
    any = true;
    return false;
  });
  return any;
}

}  // namespace companion::page
