// A record: the fields of a page as one of its sources states them, or of one row of one
// of its tables. Reading is lazy: a value is converted when it is asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
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

class Record;

/// What is done with each row of a table: any callable `bool(const Record&)`, false to stop.
/// Refers to it only, so that the walk over rows is compiled once and not per caller.
class RowVisitor {
 public:
  template <typename Visit>
    requires(!std::is_same_v<std::remove_cvref_t<Visit>, RowVisitor>)
  RowVisitor(Visit&& visit)
      : visit_(const_cast<void*>(static_cast<const void*>(&visit))),
        call_([](void* called, const Record& row) {
          return (*static_cast<std::remove_reference_t<Visit>*>(called))(row);
        }) {}

  bool operator()(const Record& row) const { return call_(visit_, row); }

 private:
  void* visit_;
  bool (*call_)(void*, const Record&);
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
  void for_each_row(Table table, RowVisitor visit) const;

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
  void visit_containers(std::string_view raw, const std::vector<std::string>& through,
                        size_t depth, Visit& visit) const;
  bool visit_source(const TableRule& table, const RowSource& source, RowVisitor visit) const;
  void visit_objects(const TableRule& table, RowVisitor visit) const;
  void visit_rendered(size_t table, RowVisitor visit) const;

  const RecordRule* rule_;
  ReadingState* state_;
  const json_reader::Extraction* extraction_ = nullptr;
  const RenderedRecord* rendered_ = nullptr;
  ConversionContext context_;
  const std::vector<RawMap>* maps_ = nullptr;
  const json_reader::PathSet* entry_paths_ = nullptr;
  mutable std::vector<json_reader::Extraction> entries_;  // per map, filled when first asked
};

}  // namespace companion::page
