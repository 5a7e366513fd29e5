// A page taken apart into its sources of facts, before any layout is applied.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/reading_state.h"
#include "page/rendered_records.h"
#include "page/script_data.h"

namespace companion::page {

/// The sources of one page. Views point into the input text or into `state`, so a document
/// can be moved but not copied.
struct PageDocument {
  PageDocument() = default;
  PageDocument(PageDocument&&) = default;
  PageDocument& operator=(PageDocument&&) = default;

  bool is_html = false;
  bool is_shell = false;    ///< client-rendered page: its scripts announce data to come
  bool is_blocked = false;  ///< bears the marks of a bot check
  std::vector<std::string_view> answers;  ///< API answers, the latest first
  std::vector<std::string_view> objects;  ///< embedded objects, in order
  std::map<std::string, std::string_view, std::less<>> assignments;
  std::vector<std::string_view> json_ld;  ///< raw objects of @type Product
  std::map<std::string, std::string, std::less<>> meta;  ///< og:… names, "canonical", "title"
  std::vector<RenderedRecord> rendered;  ///< per scope of the rule pack's probes
  std::string_view html;
  ReadingState state;
};

/// Takes a page apart: HTML, a JSON or JSONP answer, a JSON string that holds one of
/// these, or script text with an embedded object.
PageDocument read_document(std::string_view text);

/// True when the visible text of the page contains one of the phrases.
bool shows_any(std::string_view html, const std::vector<std::string>& phrases);

}  // namespace companion::page
