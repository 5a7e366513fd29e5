#include "page/layout_report.h"

#include <algorithm>
#include <set>

#include "page/layout_health.h"
#include "page/page_kind.h"
#include "page/page_reader.h"

namespace companion::page {
namespace {

constexpr size_t kMaxShapes = 6;  // a page has two or three objects; a list of answers has many

RecordTally empty_tally(const RecordRule& rule) {
  RecordTally out{&rule, 0, {}, {}};
  for (const FieldRule& field : rule.fields) {
    FieldTally tally{field.field, {}};
    for (const Alternative& alternative : field.alternatives) tally.rules.push_back({&alternative});
    out.fields.push_back(std::move(tally));
  }
  for (const TableRule& table : rule.tables) {
    out.tables.push_back({&table, empty_tally(table.row)});
  }
  return out;
}

Outcome outcome_of(const Record& record, const Alternative& alternative) {
  const std::string_view raw = record.raw_value(alternative);
  if (!raw.empty()) {
    return alternative.convert(raw, record.context()) ? Outcome::kFound : Outcome::kRefused;
  }
  if (alternative.equals.empty() && alternative.contains.empty()) return Outcome::kNotThere;
  Alternative place = alternative;
  place.equals.clear();
  place.contains.clear();
  return record.raw_value(place).empty() ? Outcome::kNotThere : Outcome::kConditionFails;
}

void add_fields(const Record& record, RecordTally& tally) {
  ++tally.records;
  for (FieldTally& field : tally.fields) {
    for (RuleTally& rule : field.rules) {
      const Outcome outcome = outcome_of(record, *rule.rule);
      ++rule.counts[static_cast<size_t>(outcome)];
      if (outcome == Outcome::kFound) break;
    }
  }
}

void add_record(const Record& record, RecordTally& tally) {
  add_fields(record, tally);
  std::set<Table> tables;  // all rules for one table are visited together
  for (const TableTally& table : tally.tables) tables.insert(table.rule->table);
  for (const Table name : tables) {
    record.for_each_row(name, [&tally](const Record& row) {
      for (TableTally& table : tally.tables) {
        if (table.rows.rule == &row.rule()) add_record(row, table.rows);
      }
      return true;
    });
  }
}

SourceReport report_source(const SourceReading& reading, std::string_view found_in) {
  SourceReport out{&reading.layout(), found_in, true, {}, empty_tally(reading.record().rule())};
  for (const FieldRule* rule : changed_fields(reading)) out.changed.push_back(rule->field);
  add_record(reading.record(), out.record);
  return out;
}

/// Takes the sources of a page one by one, so that it is known of each what is found in it.
class PageReporter {
 public:
  explicit PageReporter(const PageFacts& facts) {
    if (facts.offer) currency_ = facts.offer->currency;
    report_.page = facts.page;
    report_.layout = facts.layout;
    report_.state = page_state_name(facts.state);
    report_.missing = facts.missing;
    const bool has_changed = std::any_of(facts.warnings.begin(), facts.warnings.end(), [](const Warning& warning) {
      return warning.code == "layout_changed";
    });
    lacks_something_ = has_changed || !facts.missing.empty();
  }

  /// `source` is a document of one source; `raw` its JSON, empty where it is none.
  void add(std::string_view found_in, PageDocument source, std::string_view raw) {
    std::vector<SourceReading> readings = read_sources(source);
    const size_t first = report_.sources.size();
    for (SourceReading& reading : readings) {
      if (!currency_.empty()) reading.lend_currency(currency_);
      report_.sources.push_back(report_source(reading, found_in));
    }
    std::vector<const Layout*> layouts;
    bool is_whole = !readings.empty();
    for (size_t i = first; i < report_.sources.size(); ++i) {
      SourceReport& part = report_.sources[i];
      part.complete = !source.state.damaged;
      layouts.push_back(part.layout);
      if (!part.changed.empty() || may_hold_what_is_missing(*part.layout)) is_whole = false;
    }
    if (!is_whole) add_shape(found_in, raw, std::move(layouts));
  }

  LayoutReport take() { return std::move(report_); }

 private:
  bool may_hold_what_is_missing(const Layout& layout) const {
    return lacks_something_ && serves_kind(layout.page, report_.page);
  }

  void add_shape(std::string_view found_in, std::string_view raw, std::vector<const Layout*> layouts) {
    if (report_.shapes.size() == kMaxShapes) return;
    DataShape shape = data_shape(raw);
    if (shape.members.empty()) return;
    report_.shapes.push_back({found_in, std::move(layouts), std::move(shape)});
  }

  LayoutReport report_;
  std::string currency_;
  bool lacks_something_ = false;  // the page as a whole
};

using Raws = std::vector<std::string_view>;

void add_each(std::string_view found_in, const Raws& raws, Raws PageDocument::*place,
              PageReporter& reporter) {
  for (const std::string_view raw : raws) {
    PageDocument source;
    (source.*place).push_back(raw);
    reporter.add(found_in, std::move(source), raw);
  }
}

}  // namespace

LayoutReport report_layouts(std::string_view text, const std::optional<std::string>& url) {
  PageReporter reporter(read_page(text, {url, false}));
  PageDocument document = read_document(text);
  add_each("answer", document.answers, &PageDocument::answers, reporter);
  add_each("embedded", document.objects, &PageDocument::objects, reporter);
  if (!document.assignments.empty()) {
    PageDocument source;
    source.assignments = document.assignments;
    reporter.add("assignments", std::move(source), {});
  }
  add_each("json_ld", document.json_ld, &PageDocument::json_ld, reporter);
  if (document.is_html) {
    PageDocument source;
    source.is_html = true;
    source.meta = std::move(document.meta);
    source.rendered = std::move(document.rendered);
    source.state.damaged = document.state.damaged;
    reporter.add("html", std::move(source), {});
  }
  return reporter.take();
}

}  // namespace companion::page
