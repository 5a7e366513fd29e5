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

/// Warns when there are rows and none of them has it.
template <typename T, typename Has>
void require_in_some(const std::vector<T>& rows, const char* field, const Has& has, PageFacts& facts) {
  if (rows.empty() || std::any_of(rows.begin(), rows.end(), has)) return;
  facts.warnings.push_back({"layout_changed", field, {facts.layout}});
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

void check_rows_health(PageFacts& facts) {
  require_in_some(facts.items, "items.offer",
                  [](const ListedItem& item) { return item.offer.has_value(); }, facts);
  require_in_some(facts.items, "items.product.title",
                  [](const ListedItem& item) { return item.product.title.has_value(); }, facts);
  require_in_some(facts.reviews, "reviews.stars",
                  [](const Review& review) { return review.stars.has_value(); }, facts);
  require_in_some(facts.orders, "orders.total_minor",
                  [](const Order& order) { return order.total_minor.has_value(); }, facts);
  require_in_some(facts.orders, "orders.placed",
                  [](const Order& order) { return order.placed.has_value(); }, facts);
  require_in_some(facts.parcels, "parcels.events",
                  [](const Parcel& parcel) { return !parcel.events.empty(); }, facts);
}

}  // namespace companion::page
