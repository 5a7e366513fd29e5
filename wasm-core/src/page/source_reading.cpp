#include "page/source_reading.h"

#include "json_reader/values.h"
#include "page/sku_rows.h"

namespace companion::page {
namespace {

bool is_recognised(const Layout& layout, const std::vector<std::string_view>& values) {
  for (const size_t path : layout.recognised_by) {
    if (!values[path].empty()) return true;
  }
  return false;
}

/// Adds a reading for every layout of that kind which recognises the values.
void add_recognised(SourceKind kind, const std::vector<std::string_view>& values,
                    std::vector<SourceReading>& out) {
  for (const Layout& layout : rule_pack().layouts) {
    if (layout.source == kind && is_recognised(layout, values)) out.emplace_back(layout, values);
  }
}

void add_extracted(SourceKind kind, const json_reader::PathSet& paths, std::string_view raw,
                   bool& truncated, std::vector<SourceReading>& out) {
  const auto extraction = paths.extract(raw);
  const size_t before = out.size();
  add_recognised(kind, extraction.values, out);
  if (!extraction.complete && out.size() > before) truncated = true;
}

/// Raw values of a flat document (name → raw) by path index.
template <typename Lookup>
std::vector<std::string_view> flat_values(SourceKind kind, size_t size, const Lookup& lookup) {
  std::vector<std::string_view> values(size);
  for (const Layout& layout : rule_pack().layouts) {
    if (layout.source != kind) continue;
    for (const FieldRule& field : layout.fields) {
      for (const Alternative& alternative : field.alternatives) {
        values[alternative.path_index] = lookup(alternative.path);
      }
    }
  }
  return values;
}

void add_assignments(PageDocument& document, std::vector<SourceReading>& out) {
  const RulePack& pack = rule_pack();
  // Assignments are read like one object whose members they are.
  std::string object = "{";
  for (const auto& [name, raw] : document.assignments) {
    object += (object.size() > 1 ? "," : "") + json_reader::quoted(name) + ":";
    object += raw;
  }
  document.owned.push_back(object + "}");
  add_recognised(SourceKind::kAssignments,
                 pack.assignment_paths.extract(document.owned.back()).values, out);
}

void add_meta(PageDocument& document, std::vector<SourceReading>& out) {
  const auto lookup = [&document](const std::string& name) -> std::string_view {
    const auto found = document.meta.find(name);
    if (found == document.meta.end()) return {};
    document.owned.push_back(json_reader::quoted(found->second));
    return document.owned.back();
  };
  const auto values = flat_values(SourceKind::kMeta, rule_pack().meta_paths.size(), lookup);
  add_recognised(SourceKind::kMeta, values, out);
}

void add_rendered(PageDocument& document, std::vector<SourceReading>& out) {
  std::vector<std::string_view> values(document.rendered.size());
  bool any = false;
  for (size_t i = 0; i < document.rendered.size(); ++i) {
    if (!document.rendered[i]) continue;
    document.owned.push_back(json_reader::quoted(*document.rendered[i]));
    values[i] = document.owned.back();
    any = true;
  }
  if (!any) return;
  for (const Layout& layout : rule_pack().layouts) {
    if (layout.source == SourceKind::kRendered) out.emplace_back(layout, values);
  }
}

}  // namespace

SourceReading::SourceReading(const Layout& layout, std::vector<std::string_view> values)
    : layout_(&layout), values_(std::move(values)) {
  context_.currency = get<std::string>("offer.currency");
  if (const auto mark = get<std::string>("offer.decimal_mark")) context_.decimal_mark = mark->front();
}

void SourceReading::lend_currency(const std::string& currency) {
  if (context_.currency) return;
  context_.currency = currency;
  context_.currency_is_lent = true;
}

std::optional<FieldValue> SourceReading::read(std::string_view field) const {
  for (const FieldRule& rule : layout_->fields) {
    if (rule.name != field) continue;
    for (const Alternative& alternative : rule.alternatives) {
      const size_t index = layout_->source == SourceKind::kRendered ? alternative.probe_index
                                                                    : alternative.path_index;
      const std::string_view raw = values_[index];
      if (raw.empty()) continue;
      if (auto value = alternative.convert(raw, context_)) return value;
    }
  }
  return std::nullopt;
}

std::vector<SkuRow> SourceReading::sku_rows() const {
  return read_sku_rows(*layout_, values_, context_);
}

std::vector<SourceReading> read_sources(PageDocument& document, bool& truncated) {
  std::vector<SourceReading> out;
  const RulePack& pack = rule_pack();
  for (const std::string_view raw : document.answers) {
    add_extracted(SourceKind::kObject, pack.object_paths, raw, truncated, out);
  }
  for (const std::string_view raw : document.objects) {
    add_extracted(SourceKind::kObject, pack.object_paths, raw, truncated, out);
  }
  if (!document.assignments.empty()) add_assignments(document, out);
  for (const std::string_view raw : document.json_ld) {
    add_extracted(SourceKind::kJsonLd, pack.json_ld_paths, raw, truncated, out);
  }
  if (document.is_html) {
    add_meta(document, out);
    add_rendered(document, out);
  }
  return out;
}

}  // namespace companion::page
