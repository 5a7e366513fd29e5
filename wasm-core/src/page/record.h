// A record: the fields of a page as one of its sources states them, or of one row of one
// of its tables. Reading is lazy: a value is converted when it is asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_reader/path_set.h"
#include "json_reader/values.h"
#include "page/layout.h"
#include "page/reading_state.h"
#include "page/rendered_records.h"

namespace companion::page {

/// Members of an object by key, sorted: filled once, searched once per row.
class RawMap {
 public:
  /// A broken object marks `state` as damaged: entries after the break are missing.
  RawMap(std::string_view raw_object, ReadingState& state);

  /// The raw value of a key; empty when there is none.
  std::string_view find(std::string_view key) const;

 private:
  std::vector<std::pair<std::string_view, std::string_view>> members_;
};

/// One record. Views into the document; it must outlive what is read from it.
class Record {
 public:
  Record(const RecordRule& rule, ReadingState& state) : rule_(&rule), state_(&state) {}

  /// Reads from slices of JSON; the currency of the record is looked up at once.
  void read_object(const json_reader::Extraction& extraction, const ConversionContext& outer);

  /// Reads from what a rendered page shows.
  void read_rendered(const RenderedRecord& rendered, const ConversionContext& outer);

  /// For rows with further values in objects by SKU id (TableRule::map_slots).
  void attach_maps(const std::vector<RawMap>& maps, const json_reader::PathSet& entry_paths);

  /// The field's first alternative that is there and converts to that type.
  template <typename T>
  std::optional<T> get(Field field) const {
    const FieldRule* rule = rule_->find(field);
    if (rule == nullptr) return std::nullopt;
    for (const Alternative& alternative : rule->alternatives) {
      const std::string_view raw = raw_value(alternative);
      if (raw.empty()) continue;
      auto value = alternative.convert(raw, context_);
      if (value && std::holds_alternative<T>(*value)) return std::get<T>(std::move(*value));
    }
    return std::nullopt;
  }

  /// The digits of an id without copying them; empty when there are none.
  std::string_view id_digits(Field field) const;

  /// The unescaped characters of a string without copying them; absent when the field is not
  /// there, empty when it holds escapes and get() has to be asked.
  std::optional<std::string_view> plain_characters(Field field) const;

  /// Calls `visit(row)` for each row until it returns false. Rows are valid during the call.
  template <typename Visit>
  void for_each_row(Table table, Visit&& visit) const;

  /// True when a table of that kind has at least one row.
  bool has_rows(Table table) const;

  /// The slot's raw value, empty when not there.
  std::string_view at_slot(size_t slot) const {
    return rendered_ != nullptr ? std::string_view(rendered_->values[slot])
                                : extraction_->values[slot];
  }

  /// The raw value of an alternative, empty when it is not there or its condition fails.
  std::string_view raw_value(const Alternative& alternative) const;

  /// Currency and decimal mark that apply here; a currency can be lent to a record that
  /// shows only an ambiguous symbol.
  const ConversionContext& context() const { return context_; }
  void lend_currency(const std::string& currency);
  /// Printed amounts without a symbol are from now on taken to be in this currency.
  void assume_currency(const std::string& currency);

  ReadingState& state() const { return *state_; }

  const RecordRule& rule() const { return *rule_; }

  static constexpr size_t kMaxRows = 5000;  // the largest listings have about 1,500 SKUs

 private:
  void read_context(const ConversionContext& outer);
  std::string_view entry_value(const Alternative& alternative) const;
  std::string_view decoded(std::string_view raw) const;
  std::vector<std::string_view> repeated_values(const TableRule& table, size_t slot) const;

  template <typename Visit>
  bool visit_source(const TableRule& table, const RowSource& source, Visit& visit) const;
  template <typename Visit>
  void visit_containers(std::string_view raw, const std::vector<std::string>& through,
                        size_t depth, Visit& visit) const;
  template <typename Visit>
  bool visit_objects(const TableRule& table, Visit& visit) const;
  template <typename Visit>
  void visit_rendered(size_t table, Visit& visit) const;

  const RecordRule* rule_;
  ReadingState* state_;
  const json_reader::Extraction* extraction_ = nullptr;
  const RenderedRecord* rendered_ = nullptr;
  ConversionContext context_;
  const std::vector<RawMap>* maps_ = nullptr;
  const json_reader::PathSet* entry_paths_ = nullptr;
  mutable std::vector<json_reader::Extraction> entries_;  // per map, filled when first asked
};

// --- templates -----------------------------------------------------------------------

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

template <typename Visit>
bool Record::visit_source(const TableRule& table, const RowSource& source, Visit& visit) const {
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
    go_on = visit(static_cast<const Record&>(row)) && rows < kMaxRows;
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

template <typename Visit>
bool Record::visit_objects(const TableRule& table, Visit& visit) const {
  for (const RowSource& source : table.each) {
    if (visit_source(table, source, visit)) return true;
  }
  return false;
}

template <typename Visit>
void Record::visit_rendered(size_t table, Visit& visit) const {
  Record row(rule_->tables[table].row, *state_);
  for (const RenderedRecord& rendered : rendered_->tables[table]) {
    row.read_rendered(rendered, context_);
    if (!visit(static_cast<const Record&>(row))) return;
  }
}

template <typename Visit>
void Record::for_each_row(Table table, Visit&& visit) const {
  for (size_t i = 0; i < rule_->tables.size(); ++i) {
    if (rule_->tables[i].table != table) continue;
    if (rendered_ != nullptr) {
      visit_rendered(i, visit);
    } else {
      visit_objects(rule_->tables[i], visit);
    }
  }
}

}  // namespace companion::page
