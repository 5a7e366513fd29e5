#include "page/rendered_records.h"

#include <algorithm>

#include "json_reader/values.h"

namespace companion::page {
namespace {

constexpr size_t kMaxCapturedBytes = 16 * 1024;  // the longest review is about 5 KB
constexpr size_t kMaxListBytes = 64 * 1024;      // of one list of values (image addresses)
constexpr size_t kMaxRows = 5000;
/// How many open elements an end tag may close implicitly; bounds the work on hostile
/// pages full of end tags that close nothing.
constexpr size_t kMaxImplicitlyClosed = 32;

/// White space as a browser lays it out: runs become one space, none at the ends.
std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

RenderedRecord empty_record(const Scope& scope) {
  RenderedRecord record;
  record.values.resize(scope.slots);
  record.tables.resize(scope.tables);
  return record;
}

/// Adds a value to a raw JSON array of strings.
void append_to_list(std::string& list, std::string_view value) {
  if (list.size() > kMaxListBytes) return;
  if (list.empty()) {
    list = "[";
  } else {
    list.back() = ',';
  }
  list += json_reader::quoted(value) + "]";
}

}  // namespace

RenderedRecords::RenderedRecords(const ProbeSet& probes)
    : probes_(probes),
      current_(probes.scopes().size(), nullptr),
      open_ancestors_(probes.probes().size(), 0),
      capturing_(probes.probes().size(), false) {
  for (const Scope& scope : probes.scopes()) {
    records_.push_back(scope.parent ? RenderedRecord() : empty_record(scope));
  }
  for (size_t i = 0; i < records_.size(); ++i) {
    if (!probes.scopes()[i].parent) current_[i] = &records_[i];
  }
}

void RenderedRecords::keep(size_t index, std::string_view value) {
  const Probe& probe = probes_.probes()[index];
  RenderedRecord* record = current_[probe.scope];
  const std::string shown = collapsed(value);
  if (record == nullptr || shown.empty()) return;
  std::string& slot = record->values[probe.slot];
  if (probe.every) {
    append_to_list(slot, shown);
  } else if (slot.empty()) {
    slot = json_reader::quoted(shown);
  }
}

bool RenderedRecords::selects(size_t index, std::string_view name,
                              const Attributes& attributes) const {
  const Probe& probe = probes_.probes()[index];
  if (probe.selector.ancestor && open_ancestors_[index] == 0) return false;
  return probe.selector.target.matches(name, attributes);
}

void RenderedRecords::open_row(const Probe& probe, OpenElement& element) {
  RenderedRecord* parent = current_[probe.scope];
  const size_t scope = *probe.opens;
  if (parent == nullptr || current_[scope] != nullptr || rows_ >= kMaxRows) return;
  ++rows_;
  std::vector<RenderedRecord>& table = parent->tables[probes_.scopes()[scope].table];
  table.push_back(empty_record(probes_.scopes()[scope]));
  current_[scope] = &table.back();
  element.rows.push_back(scope);
}

void RenderedRecords::take_value(size_t index, const Attributes& attributes, OpenElement& element) {
  const Probe& probe = probes_.probes()[index];
  const RenderedRecord* record = current_[probe.scope];
  if (record == nullptr || capturing_[index]) return;
  if (!probe.every && !record->values[probe.slot].empty()) return;
  if (!probe.attribute.empty()) return keep(index, attributes.get(probe.attribute).value_or(""));
  captures_.push_back({index, ""});
  capturing_[index] = true;
  ++element.captures;
}

void RenderedRecords::match(std::string_view name, const Attributes& attributes,
                            OpenElement& element) {
  candidates_.clear();
  probes_.targets().candidates(name, attributes, candidates_);
  std::erase_if(candidates_, [&](uint16_t i) { return !selects(i, name, attributes); });
  // Rows first: the element that is a row may itself hold values of the row.
  for (const uint16_t i : candidates_) {
    if (probes_.probes()[i].opens) open_row(probes_.probes()[i], element);
  }
  for (const uint16_t i : candidates_) {
    if (!probes_.probes()[i].opens) take_value(i, attributes, element);
  }
  candidates_.clear();
  probes_.ancestors().candidates(name, attributes, candidates_);
  for (const uint16_t i : candidates_) {
    if (probes_.probes()[i].selector.ancestor->matches(name, attributes)) {
      element.ancestor_of.push_back(i);
    }
  }
}

void RenderedRecords::start_tag(std::string_view name, const Attributes& attributes) {
  OpenElement element{name, {}, {}, 0};
  match(name, attributes, element);
  for (const size_t probe : element.ancestor_of) ++open_ancestors_[probe];
  open_.push_back(std::move(element));
  const bool self_closed = !attributes.raw().empty() && attributes.raw().back() == '/';
  if (is_void_element(name) || self_closed) close_innermost();
}

void RenderedRecords::close_innermost() {
  const OpenElement element = std::move(open_.back());
  open_.pop_back();
  for (const size_t probe : element.ancestor_of) --open_ancestors_[probe];
  for (size_t i = 0; i < element.captures; ++i) {
    keep(captures_.back().probe, decode_entities(captures_.back().text));
    capturing_[captures_.back().probe] = false;
    captures_.pop_back();
  }
  for (const size_t scope : element.rows) current_[scope] = nullptr;
}

void RenderedRecords::end_tag(std::string_view name) {
  const size_t reach = std::min(open_.size(), kMaxImplicitlyClosed);
  for (size_t up = 0; up < reach; ++up) {
    if (!same_name(open_[open_.size() - 1 - up].name, name)) continue;
    for (size_t i = 0; i <= up; ++i) close_innermost();
    return;
  }
}

void RenderedRecords::text(std::string_view raw) {
  for (Capture& capture : captures_) {
    const size_t room = kMaxCapturedBytes - std::min(kMaxCapturedBytes, capture.text.size());
    capture.text.append(raw.substr(0, room));
  }
}

bool RenderedRecords::finish_cut_off() {
  const bool in_row = std::any_of(open_.begin(), open_.end(),
                                  [](const OpenElement& element) { return !element.rows.empty(); });
  const bool cut_off = in_row || !captures_.empty();
  for (OpenElement& element : open_) element.captures = 0;
  captures_.clear();
  while (!open_.empty()) close_innermost();
  return cut_off;
}

}  // namespace companion::page
