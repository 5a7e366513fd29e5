// Which layouts recognise a page, and which of their rules match: for the people who write
// layouts. Holds structure only, never a value of the page, so that a visitor can hand it on.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/data_shape.h"
#include "page/layout.h"

namespace companion::page {

/// What became of one place of a field in one record.
enum class Outcome : uint8_t { kFound, kNotThere, kConditionFails, kRefused, kCount };

/// A place of a field, with how often each outcome was met. A place is tried in a record
/// only when none before it was found there.
struct RuleTally {
  const Alternative* rule;
  std::array<size_t, static_cast<size_t>(Outcome::kCount)> counts{};

  size_t count(Outcome outcome) const { return counts[static_cast<size_t>(outcome)]; }
};

struct FieldTally {
  Field field;
  std::vector<RuleTally> rules;
};

struct TableTally;

/// The records that one rule describes: the page itself, or the rows of a table.
struct RecordTally {
  const RecordRule* rule;
  size_t records = 0;
  std::vector<FieldTally> fields;
  std::vector<TableTally> tables;  ///< one for each table rule; several may be for one table
};

struct TableTally {
  const TableRule* rule;
  RecordTally rows;
};

/// A source of the page in the words of a layout that recognises it.
struct SourceReport {
  const Layout* layout;
  std::string_view found_in;   ///< answer, embedded, assignments, json_ld, html
  bool complete = true;        ///< false: cut off or malformed
  std::vector<Field> changed;  ///< fields that the layout's pages always had
  RecordTally record;
};

/// Data that no layout recognises, that lacks what its layout's pages always had, or that is
/// of a page whose facts lack something.
struct ShapeReport {
  std::string_view found_in;
  std::vector<const Layout*> layouts;  ///< that recognise it
  DataShape shape;
};

struct LayoutReport {
  std::string page, layout;  ///< as in the facts
  std::string_view state;
  std::vector<std::string> missing;
  std::vector<SourceReport> sources;
  std::vector<ShapeReport> shapes;
};

/// Checks a page text (see read_page) against all layouts. `url` is the page's address, where
/// it is known.
LayoutReport report_layouts(std::string_view text, const std::optional<std::string>& url);

}  // namespace companion::page
