// Reads what a rendered page shows at the selectors of the layouts: values of the page, and
// rows of its tables (cards, orders, reviews) with values of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/html_scanner.h"
#include "page/probe.h"

namespace companion::page {

/// The raw values of one scope, by slot; "" = not there. Values are JSON strings, or JSON
/// arrays of strings for probes that collect every match.
struct RenderedRecord {
  std::vector<std::string> values;
  std::vector<std::vector<RenderedRecord>> tables;
};

/// Follows open elements while a page is scanned and keeps, for each probe, the first
/// non-empty text (or attribute value) of an element that it selects. Text split over
/// child elements (one per character, or the browser translator's <font>) is joined.
class RenderedRecords {
 public:
  explicit RenderedRecords(const ProbeSet& probes);

  void start_tag(std::string_view name, const Attributes& attributes);
  void end_tag(std::string_view name);
  void text(std::string_view raw);

  /// Call once, last. True when the page ends inside something that was being read: what was
  /// read of it is dropped, as "US $2" may be the beginning of "US $29.90".
  bool finish_cut_off();

  /// A record per scope without a parent, by scope index (the others stay empty).
  std::vector<RenderedRecord> take() { return std::move(records_); }

 private:
  struct OpenElement {
    std::string_view name;
    std::vector<uint16_t> ancestor_of;  // probes for which this is the ancestor part
    std::vector<size_t> rows;           // scopes that this element opened
    size_t captures = 0;                // captures that began here
  };
  struct Capture {
    size_t probe;
    std::string text;
  };

  void match(std::string_view name, const Attributes& attributes, OpenElement& element);
  bool selects(size_t index, std::string_view name, const Attributes& attributes) const;
  void open_row(const Probe& probe, OpenElement& element);
  void take_value(size_t probe, const Attributes& attributes, OpenElement& element);
  void close_innermost();
  void keep(size_t probe, std::string_view value);

  const ProbeSet& probes_;
  std::vector<RenderedRecord> records_;
  std::vector<RenderedRecord*> current_;  // per scope: the open record, or nullptr
  std::vector<int> open_ancestors_;  // per probe: open elements matching its ancestor part
  /// A match inside a match of the same probe is part of it: so there are never more
  /// captures than probes, however deep a hostile page nests them.
  std::vector<bool> capturing_;
  std::vector<OpenElement> open_;
  std::vector<Capture> captures_;
  std::vector<uint16_t> candidates_;
  size_t rows_ = 0;
};

}  // namespace companion::page
