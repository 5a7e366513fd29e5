#include "page/layout_health.h"

#include <algorithm>

namespace companion::page {
namespace {

bool converts(const Record& record, const FieldRule& rule) {
  return std::any_of(rule.alternatives.begin(), rule.alternatives.end(), [&](const Alternative& a) {
    const std::string_view raw = record.raw_value(a);
    return !raw.empty() && a.convert(raw, record.context()).has_value();
  });
}

Warning layout_changed(const Layout& layout, const FieldRule& rule) {
  Warning out{"layout_changed", std::string(field_name(rule.field)), {}};
  for (const Alternative& alternative : rule.alternatives) {
    out.values.push_back(layout.id + ": " + rule_text(alternative));
  }
  return out;
}

}  // namespace

std::string rule_text(const Alternative& alternative) {
  std::string place = alternative.has_place ? alternative.path : alternative.constant;
  if (!alternative.equals.empty()) place += " = " + alternative.equals;
  if (!alternative.contains.empty()) place += " with " + alternative.contains;
  return place + " as " + std::string(alternative.converter->name);
}

std::vector<const FieldRule*> changed_fields(const SourceReading& source) {
  std::vector<const FieldRule*> out;
  for (const Field field : source.layout().always) {
    const FieldRule* rule = source.record().rule().find(field);
    if (rule != nullptr && !converts(source.record(), *rule)) out.push_back(rule);
  }
  return out;
}

void check_layout_health(const std::vector<SourceReading>& sources, PageFacts& facts) {
  for (const SourceReading& source : sources) {
    for (const FieldRule* rule : changed_fields(source)) {
      facts.warnings.push_back(layout_changed(source.layout(), *rule));
    }
  }
}

}  // namespace companion::page
