// A record: the fields of a page as one of its sources states them, or of one row of one
// of its tables. Reading is lazy: a value is converted when it is asked for.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_reader/path_set.h"
#include "json_reader/values.h"
#include "page/layout.h"
#include "page/rendered_records.h"

namespace companion::page {

/// Members of an object by key, sorted: filled once, searched once per row.
class RawMap {
 public:
  explicit RawMap(std::string_view raw_object);

  /// The raw value of a key; empty when there is none.
  std::string_view find(std::string_view key) const;

 private:
  std::vector<std::pair<std::string_view, std::string_view>> members_;
};

/// One record. Views into the document; it must outlive what is read from it.
class Record {
 public:
  /// `owned` takes texts that had to be decoded (a table that is JSON inside a string).
  Record(const RecordRule& rule, std::deque<std::string>& owned) : rule_(&rule), owned_(&owned) {}

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

  /// Texts that had to be decoded; they live as long as the document.
  std::deque<std::string>& owned() const { return *owned_; }

  const RecordRule& rule() const { return *rule_; }

  static constexpr size_t kMaxRows = 5000;  // the largest listings have about 1,500 SKUs

 private:
  void read_context(const ConversionContext& outer);
  std::string_view entry_value(const Alternative& alternative) const;
  std::string_view decoded(std::string_view raw) const;

  template <typename Visit>
  bool visit_source(const TableRule& table, const RowSource& source, Visit& visit) const;
  template <typename Visit>
  void visit_raw(std::string_view raw, const std::vector<std::string>& through, size_t depth,
                 Visit& visit) const;
  template <typename Visit>
  bool visit_objects(const TableRule& table, Visit& visit) const;
  template <typename Visit>
  void visit_rendered(size_t table, Visit& visit) const;

  const RecordRule* rule_;
  std::deque<std::string>* owned_;
  const json_reader::Extraction* extraction_ = nullptr;
  const RenderedRecord* rendered_ = nullptr;
  ConversionContext context_;
  const std::vector<RawMap>* maps_ = nullptr;
  const json_reader::PathSet* entry_paths_ = nullptr;
  mutable std::vector<json_reader::Extraction> entries_;  // per map, filled when first asked
};

// --- templates -----------------------------------------------------------------------

/// Calls `visit(raw_row)` for the rows at `raw`, through arrays, objects of rows, JSON inside
/// strings, and the further steps of a path.
template <typename Visit>
void Record::visit_raw(std::string_view raw, const std::vector<std::string>& through, size_t depth,
                       Visit& visit) const {
  if (json_reader::is_string(raw)) raw = decoded(raw);
  bool go_on = true;
  const auto element = [&](std::string_view value) {
    if (depth == through.size()) return go_on = visit(value);
    const auto [next] = json_reader::members<1>(value, {std::string_view(through[depth])});
    if (!next.empty()) visit_raw(next, through, depth + 1, visit);
    return true;
  };
  if (json_reader::is_array(raw)) {
    json_reader::for_each_element(raw, element);
  } else {
    json_reader::for_each_member(raw, [&](std::string_view, std::string_view value) {
      return element(value);
    });
  }
}

template <typename Visit>
bool Record::visit_source(const TableRule& table, const RowSource& source, Visit& visit) const {
  std::vector<RawMap> maps;
  for (const size_t slot : table.map_slots) maps.emplace_back(at_slot(slot));
  json_reader::Extraction extraction;
  Record row(table.row, *owned_);
  size_t rows = 0;
  bool go_on = true;
  auto read_row = [&](std::string_view raw) {
    if (!go_on || rows >= kMaxRows) return false;
    ++rows;
    table.row_paths.extract_into(raw, extraction);
    row.attach_maps(maps, table.row_paths);
    row.read_object(extraction, context_);
    return go_on = visit(static_cast<const Record&>(row));
  };
  if (source.repeated) {
    for (const auto& [slot, raw] : extraction_->repeated) {
      if (slot != source.slot) continue;
      if (json_reader::is_array(raw)) {
        visit_raw(raw, source.through, 0, read_row);
      } else {
        read_row(raw);
      }
    }
  } else {
    visit_raw(at_slot(source.slot), source.through, 0, read_row);
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
  Record row(rule_->tables[table].row, *owned_);
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
