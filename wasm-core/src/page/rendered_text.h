// Reads what a rendered page shows at the selectors of the layouts: a value per probe.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/html_scanner.h"
#include "page/layout.h"

namespace companion::page {

/// Follows open elements while a page is scanned and keeps, for each probe of the rule
/// pack, the first non-empty text (or attribute value) of an element that it selects.
/// Text split over child elements (one per character, or the browser translator's <font>)
/// is joined.
class RenderedText {
 public:
  explicit RenderedText(const std::vector<Probe>& probes);

  void start_tag(std::string_view name, const Attributes& attributes);
  void end_tag(std::string_view name);
  void text(std::string_view raw);

  /// Finds what is still open at the end of the page; call once, last.
  void finish();

  /// Value per probe, in the order of the probes.
  const std::vector<std::optional<std::string>>& values() const { return values_; }

 private:
  struct OpenElement {
    std::string_view name;
    std::vector<size_t> ancestor_of;  // probes for which this is the ancestor part
    size_t captures = 0;              // captures that began here
  };
  struct Capture {
    size_t probe;
    std::string text;
  };

  void match(std::string_view name, const Attributes& attributes, OpenElement& element);
  void close_innermost();
  void keep(size_t probe, std::string_view value);

  const std::vector<Probe>& probes_;
  std::vector<std::optional<std::string>> values_;
  std::vector<int> open_ancestors_;  // per probe: open elements matching its ancestor part
  /// A match inside a match of the same probe is part of it: so there are never more
  /// captures than probes, however deep a hostile page nests them.
  std::vector<bool> capturing_;
  std::vector<OpenElement> open_;
  std::vector<Capture> captures_;
};

}  // namespace companion::page
