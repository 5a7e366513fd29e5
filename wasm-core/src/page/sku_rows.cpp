#include "page/sku_rows.h"

#include <map>
#include <unordered_map>

#include "base/utf8.h"
#include "json_reader/values.h"

namespace companion::page {
namespace {

using ValueNames = std::map<std::string, SkuAttribute, std::less<>>;

/// The text of the first of `names` that the object has.
std::string first_text(std::string_view raw_object, const std::vector<std::string>& names) {
  std::string text;
  size_t best = names.size();
  json_reader::for_each_member(raw_object, [&](std::string_view key, std::string_view value) {
    for (size_t i = 0; i < best; ++i) {
      if (key != names[i]) continue;
      const auto found = json_reader::scalar_text(value);
      if (!found) continue;
      text = *found;
      best = i;
    }
    return best > 0;
  });
  return text;
}

/// "propertyId:valueId" → (property name, value name).
ValueNames value_names(const PropertiesRule& rule, std::string_view raw_table) {
  ValueNames out;
  json_reader::for_each_element(raw_table, [&](std::string_view property) {
    const auto [raw_id, raw_name, values] = json_reader::members<3>(
        property, {std::string_view(rule.id), std::string_view(rule.name), std::string_view(rule.values)});
    const auto id = json_reader::scalar_text(raw_id);
    const auto name = json_reader::scalar_text(raw_name);
    if (!id || !name) return true;
    json_reader::for_each_element(values, [&](std::string_view value) {
      out[*id + ":" + first_text(value, rule.value_id)] = {*name, first_text(value, rule.value_name)};
      return true;
    });
    return true;
  });
  return out;
}

/// Names the parts of "14:691#USB3.0;200007763:201336100"; each distinct part is named once.
class AttributeNamer {
 public:
  AttributeNamer(ValueNames names, SkuTable& table) : names_(std::move(names)), table_(table) {}

  void name(SkuRow& row) {
    row.first_attribute = static_cast<uint32_t>(table_.attribute_of.size());
    std::string_view rest = row.attributes;
    while (!rest.empty()) {
      const std::string_view part = rest.substr(0, rest.find(';'));
      rest.remove_prefix(std::min(part.size() + 1, rest.size()));
      const int index = index_of(part);
      if (index >= 0) table_.attribute_of.push_back(static_cast<uint16_t>(index));
    }
    row.attribute_count = static_cast<uint32_t>(table_.attribute_of.size()) - row.first_attribute;
  }

 private:
  static constexpr size_t kMaxAttributes = 0xFFFF;

  int index_of(std::string_view part) {
    const auto [at, is_new] = known_.try_emplace(part, -1);
    if (is_new && table_.attributes.size() < kMaxAttributes) at->second = add(part);
    return at->second;
  }

  /// The label after # is the seller's own text and goes before the standard value's name.
  int add(std::string_view part) {
    const size_t hash = part.find('#');
    const auto found = names_.find(part.substr(0, hash));
    if (found == names_.end()) return -1;
    const bool labelled = hash != std::string_view::npos && hash + 1 < part.size();
    table_.attributes.push_back(
        {found->second.name, labelled ? utf8::sanitised(part.substr(hash + 1)) : found->second.value});
    return static_cast<int>(table_.attributes.size()) - 1;
  }

  ValueNames names_;
  SkuTable& table_;
  std::unordered_map<std::string_view, int> known_;
};

/// A row's attribute text: a view where it holds no escapes, decoded otherwise.
std::string_view attributes_of(const Record& record, ReadingState& state) {
  const auto plain = record.plain_characters(Field::kSkuAttributes);
  if (!plain || !plain->empty()) return plain.value_or("");
  const auto decoded = record.get<std::string>(Field::kSkuAttributes);
  if (!decoded) return {};
  state.texts.push_back(*decoded);
  return state.texts.back();
}

/// The row's identity: its id, or in old layouts the text of its property ids.
std::string_view id_of(const Record& record, ReadingState& state) {
  const std::string_view digits = record.id_digits(Field::kSkuId);
  if (!digits.empty()) return digits;
  const auto text = record.get<std::string>(Field::kSkuId);
  if (!text) return {};
  state.texts.push_back(*text);
  return state.texts.back();
}

SkuRow row_of(const Record& record, ReadingState& state) {
  SkuRow out;
  out.id = id_of(record, state);
  if (out.id.empty()) return out;
  out.attributes = attributes_of(record, state);
  out.price = record.get<money::PrintedPrice>(Field::kSkuPrice);
  if (!out.price) {
    out.price = record.get<money::PrintedPrice>(Field::kSkuFullPrice);
    out.has_only_full_price = out.price.has_value();
  }
  if (out.price && out.price->currency != record.context().currency) {
    // Printed amounts of this row without a symbol are in the currency of its price.
    Record lent = record;
    lent.assume_currency(out.price->currency);
    out.list_price = lent.get<money::PrintedPrice>(Field::kSkuListPrice);
  } else {
    out.list_price = record.get<money::PrintedPrice>(Field::kSkuListPrice);
  }
  const auto second = record.get<money::PrintedPrice>(Field::kSkuSecondPrice);
  out.stated_twice_differently = second && out.price && second->amount != out.price->amount;
  out.stock = record.get<int64_t>(Field::kSkuStock);
  return out;
}

}  // namespace

SkuTable read_sku_rows(const SourceReading& source) {
  SkuTable table;
  ReadingState& state = source.record().state();
  source.record().for_each_row(Table::kSkus, [&](const Record& record) {
    SkuRow row = row_of(record, state);
    if (!row.id.empty()) table.rows.push_back(std::move(row));
    return true;
  });
  const auto& properties = source.layout().sku_properties;
  if (!properties || table.rows.empty()) return table;
  AttributeNamer namer(value_names(*properties, source.record().at_slot(properties->each)), table);
  for (SkuRow& row : table.rows) namer.name(row);
  return table;
}

}  // namespace companion::page
