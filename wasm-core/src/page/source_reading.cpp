#include "page/source_reading.h"

#include <algorithm>

#include "json_reader/values.h"
#include "page/layout_pack.h"

namespace companion::page {
namespace {

using json_reader::Extraction;
using Readings = std::vector<SourceReading>;

/// Adds a reading for every layout of that kind which recognises the values.
void add_recognised(SourceKind kind, std::shared_ptr<const Extraction> extraction,
                    PageDocument& document, Readings& out) {
  for (const Layout& layout : rule_pack().layouts) {
    if (layout.source != kind) continue;
    const bool recognised =
        std::any_of(layout.recognised_by.begin(), layout.recognised_by.end(),
                    [&](size_t slot) { return !extraction->values[slot].empty(); });
    if (recognised) out.emplace_back(layout, extraction, document.state);
  }
}

/// Adds the readings of one object; false when it is cut off or malformed.
bool add_extracted(SourceKind kind, const json_reader::PathSet& paths, std::string_view raw,
                   PageDocument& document, Readings& out) {
  auto extraction = std::make_shared<Extraction>(paths.extract(raw));
  const bool complete = extraction->complete;
  const size_t before = out.size();
  add_recognised(kind, std::move(extraction), document, out);
  if (!complete && out.size() > before) document.state.damaged = true;
  return complete;
}

constexpr int kMaxAnswerNesting = 2;  // a list of answers that are JSON inside a string

/// Calls `visit` for the answers inside one that no layout recognises: the elements of a list
/// of captured answers, or JSON inside a string ({"data":"{…}"}).
template <typename Visit>
void for_each_inner_answer(std::string_view raw, PageDocument& document, const Visit& visit) {
  constexpr size_t kMaxAnswers = 100;
  size_t answers = 0;
  json_reader::for_each_element(raw, [&](std::string_view element) {
    visit(element);
    return ++answers < kMaxAnswers;
  });
  for (const std::string_view inner :
       json_reader::members<2>(raw, {std::string_view("data"), std::string_view("result")})) {
    if (!json_reader::is_string(inner)) continue;
    document.state.texts.push_back(json_reader::decode_string(inner).value_or(""));
    const std::string_view decoded = document.state.texts.back();
    if (json_reader::is_object(decoded)) visit(decoded);
  }
}

void add_answer(std::string_view raw, int nesting, PageDocument& document, Readings& out) {
  const size_t before = out.size();
  // A broken answer may be the one that counts: what older ones say is then not certain.
  if (!add_extracted(SourceKind::kObject, rule_pack().object_paths, raw, document, out)) {
    document.state.damaged = true;
  }
  if (out.size() > before || nesting == 0) return;
  for_each_inner_answer(raw, document, [&](std::string_view inner) {
    add_answer(inner, nesting - 1, document, out);
  });
}

void add_assignments(PageDocument& document, Readings& out) {
  // Assignments are read like one object whose members they are.
  std::string object = "{";
  for (const auto& [name, raw] : document.assignments) {
    object += (object.size() > 1 ? "," : "") + json_reader::quoted(name) + ":";
    object += raw;
  }
  document.state.texts.push_back(object + "}");
  auto extraction =
      std::make_shared<Extraction>(rule_pack().assignment_paths.extract(document.state.texts.back()));
  add_recognised(SourceKind::kAssignments, std::move(extraction), document, out);
}

void add_meta(PageDocument& document, Readings& out) {
  const std::vector<std::string>& names = rule_pack().meta_names;
  auto extraction = std::make_shared<Extraction>();
  extraction->values.resize(names.size());
  for (size_t slot = 0; slot < names.size(); ++slot) {
    const auto found = document.meta.find(names[slot]);
    if (found == document.meta.end()) continue;
    document.state.texts.push_back(json_reader::quoted(found->second));
    extraction->values[slot] = document.state.texts.back();
  }
  add_recognised(SourceKind::kMeta, std::move(extraction), document, out);
}

bool shows_anything(const RenderedRecord& record) {
  return std::any_of(record.values.begin(), record.values.end(),
                     [](const std::string& value) { return !value.empty(); }) ||
         std::any_of(record.tables.begin(), record.tables.end(),
                     [](const auto& rows) { return !rows.empty(); });
}

void add_rendered(PageDocument& document, Readings& out) {
  for (const Layout& layout : rule_pack().layouts) {
    if (layout.source != SourceKind::kRendered) continue;
    const RenderedRecord& record = document.rendered[layout.scope];
    if (shows_anything(record)) out.emplace_back(layout, record, document.state);
  }
}

}  // namespace

SourceReading::SourceReading(const Layout& layout, std::shared_ptr<const Extraction> extraction,
                             ReadingState& state)
    : layout_(&layout), extraction_(std::move(extraction)), record_(layout.record, state) {
  record_.read_object(*extraction_, {});
}

SourceReading::SourceReading(const Layout& layout, const RenderedRecord& rendered,
                             ReadingState& state)
    : layout_(&layout), record_(layout.record, state) {
  record_.read_rendered(rendered, {});
}

std::vector<SourceReading> read_sources(PageDocument& document) {
  Readings out;
  const RulePack& pack = rule_pack();
  for (const std::string_view raw : document.answers) add_answer(raw, kMaxAnswerNesting, document, out);
  for (const std::string_view raw : document.objects) {
    add_extracted(SourceKind::kObject, pack.object_paths, raw, document, out);
  }
  if (!document.assignments.empty()) add_assignments(document, out);
  for (const std::string_view raw : document.json_ld) {
    add_extracted(SourceKind::kJsonLd, pack.json_ld_paths, raw, document, out);
  }
  if (document.is_html) {
    add_meta(document, out);
    add_rendered(document, out);
  }
  return out;
}

}  // namespace companion::page
