#include "page/page_document.h"

#include <algorithm>

#include "json_reader/skip.h"
#include "json_reader/values.h"
#include "page/page_sources.h"
#include "page/layout_pack.h"

namespace companion::page {
namespace {

constexpr int kMaxEncodings = 2;        // JSON in a JSON string in a JSON string is enough
constexpr size_t kAnswerHeadBytes = 4096;  // a refused answer is short

bool contains_any(std::string_view text, const std::vector<std::string>& needles) {
  return std::any_of(needles.begin(), needles.end(), [text](const std::string& needle) {
    return text.find(needle) != std::string_view::npos;
  });
}

bool bears_block_marks(std::string_view html) {
  int marks = 0;
  for (const std::string& marker : page_sources().blocked_markers) {
    if (html.find(marker) != std::string_view::npos) ++marks;
  }
  return marks >= page_sources().blocked_markers_needed;
}

bool is_type_product(std::string_view raw_type) {
  if (json_reader::decode_string(raw_type) == "Product") return true;
  bool found = false;
  json_reader::for_each_element(raw_type, [&found](std::string_view element) {
    found = found || json_reader::decode_string(element) == "Product";
    return !found;
  });
  return found;
}

/// Adds the Product objects of a JSON-LD document: alone, in an array, or in @graph.
void add_json_ld_products(std::string_view raw, int depth, std::vector<std::string_view>& out) {
  if (depth == 0) return;
  const size_t begin = json_reader::skip_space(raw, 0);
  raw.remove_prefix(std::min(begin, raw.size()));
  if (json_reader::is_array(raw)) {
    json_reader::for_each_element(raw, [&](std::string_view element) {
      add_json_ld_products(element, depth - 1, out);
      return true;
    });
    return;
  }
  json_reader::for_each_member(raw, [&](std::string_view key, std::string_view value) {
    if (key == "@type" && is_type_product(value)) out.push_back(raw);
    if (key == "@graph") add_json_ld_products(value, depth - 1, out);
    return true;
  });
}

/// Sorts the pieces of an HTML page into the document's sources.
class DocumentVisitor : public HtmlVisitor {
 public:
  explicit DocumentVisitor(PageDocument& document)
      : document_(document), rendered_(rule_pack().probes) {}

  void start_tag(std::string_view name, const Attributes& attributes) override {
    if (same_name(name, "script")) begin_script(attributes);
    if (same_name(name, "meta")) add_meta(attributes);
    if (same_name(name, "link")) add_link(attributes);
    in_title_ = same_name(name, "title");
    rendered_.start_tag(name, attributes);
  }

  void end_tag(std::string_view name) override {
    in_title_ = false;
    rendered_.end_tag(name);
  }

  void text(std::string_view raw) override {
    if (in_title_ && !document_.meta.contains("title")) {
      document_.meta["title"] = decode_entities(raw);
    }
    rendered_.text(raw);
  }

  void raw_text(std::string_view element, std::string_view content) override {
    if (!same_name(element, "script")) return;
    if (script_is_answer_) {
      document_.answers.insert(document_.answers.begin(), content);
    } else if (script_type_ == "application/ld+json") {
      constexpr int kMaxNesting = 4;
      add_json_ld_products(content, kMaxNesting, document_.json_ld);
    } else if (script_type_ == "application/json") {
      collect_nested_objects(script_id_, content, scripts_);
    } else {
      collect_script_data(content, scripts_);
      if (contains_any(content, page_sources().shell_markers)) document_.is_shell = true;
    }
  }

  void finish() {
    if (rendered_.finish_cut_off()) document_.state.damaged = true;
    document_.rendered = rendered_.take();
    document_.objects = std::move(scripts_.objects);
    document_.assignments = std::move(scripts_.assignments);
  }

 private:
  void begin_script(const Attributes& attributes) {
    script_type_ = attributes.get("type").value_or("");
    script_id_ = attributes.get("id").value_or("");
    script_is_answer_ = attributes.get("data-companion-api").has_value();
  }

  void add_meta(const Attributes& attributes) {
    auto name = attributes.get("property");
    if (!name) name = attributes.get("name");
    auto content = attributes.get("content");
    if (name && content) document_.meta.try_emplace(std::move(*name), std::move(*content));
  }

  void add_link(const Attributes& attributes) {
    if (attributes.get("rel") != "canonical") return;
    if (auto href = attributes.get("href")) document_.meta.try_emplace("canonical", std::move(*href));
  }

  PageDocument& document_;
  RenderedRecords rendered_;
  ScriptData scripts_;
  std::string script_type_, script_id_;
  bool script_is_answer_ = false;
  bool in_title_ = false;
};

void read_html(std::string_view html, PageDocument& document) {
  document.is_html = true;
  document.html = html;
  document.is_blocked = bears_block_marks(html);
  DocumentVisitor visitor(document);
  scan_html(html, visitor);
  visitor.finish();
}

void read_answer(std::string_view json, PageDocument& document) {
  document.answers.push_back(json);
  document.is_blocked =
      contains_any(json.substr(0, kAnswerHeadBytes), page_sources().blocked_answers);
}

void read_script(std::string_view script, PageDocument& document) {
  ScriptData data;
  collect_script_data(script, data);
  document.objects = std::move(data.objects);
  document.assignments = std::move(data.assignments);
  if (!document.objects.empty() || !document.assignments.empty()) return;
  if (const auto object = first_assigned_object(script)) read_answer(*object, document);
}

void read_any(std::string_view text, int encodings_left, PageDocument& document) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  const size_t begin = json_reader::skip_space(text, 0);
  text.remove_prefix(std::min(begin, text.size()));
  if (text.empty()) return;
  if (text.front() == '<') return read_html(text, document);
  if (text.front() == '{' || text.front() == '[') return read_answer(text, document);
  if (text.front() == '"' && encodings_left > 0) {
    const size_t end = json_reader::skip_string(text, 0);
    auto inner = json_reader::decode_string(text.substr(0, end));
    if (!inner) return;
    document.state.texts.push_back(std::move(*inner));
    return read_any(document.state.texts.back(), encodings_left - 1, document);
  }
  if (const auto body = jsonp_body(text)) return read_answer(*body, document);
  read_script(text, document);
}

/// Looks for phrases in character data only.
class PhraseVisitor : public HtmlVisitor {
 public:
  explicit PhraseVisitor(const std::vector<std::string>& phrases) : phrases_(phrases) {}
  void start_tag(std::string_view, const Attributes&) override {}
  void end_tag(std::string_view) override {}
  void raw_text(std::string_view, std::string_view) override {}
  void text(std::string_view raw) override {
    if (!found_) found_ = contains_any(decode_entities(raw), phrases_);
  }
  bool found() const { return found_; }

 private:
  const std::vector<std::string>& phrases_;
  bool found_ = false;
};

}  // namespace

PageDocument read_document(std::string_view text) {
  PageDocument document;
  read_any(text, kMaxEncodings, document);
  return document;
}

bool shows_any(std::string_view html, const std::vector<std::string>& phrases) {
  PhraseVisitor visitor(phrases);
  scan_html(html, visitor);
  return visitor.found();
}

}  // namespace companion::page
