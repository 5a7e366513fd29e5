#include "page/sku_rows.h"

#include <map>
#include <string>

#include "json_reader/path_set.h"
#include "json_reader/skip.h"
#include "json_reader/values.h"

namespace companion::page {
namespace {

constexpr size_t kMaxSkus = 5000;  // the largest listings have about 1,500

using RawMap = std::map<std::string_view, std::string_view>;
using ValueNames = std::map<std::string, std::pair<std::string, std::string>>;

/// Calls `visit` for each row of an array or an object of rows, also when the table is
/// JSON inside a string (then `decoded` keeps its text).
void for_each_row(std::string_view raw, std::string& decoded,
                  const std::function<bool(std::string_view)>& visit) {
  if (json_reader::is_string(raw)) {
    decoded = json_reader::decode_string(raw).value_or("");
    raw = std::string_view(decoded).substr(json_reader::skip_space(decoded, 0));
  }
  if (json_reader::is_array(raw)) {
    json_reader::for_each_element(raw, visit);
  } else {
    json_reader::for_each_member(raw, [&visit](std::string_view, std::string_view value) {
      return visit(value);
    });
  }
}

RawMap raw_map(std::string_view raw_object) {
  RawMap out;
  json_reader::for_each_member(raw_object, [&out](std::string_view key, std::string_view value) {
    out[key] = value;
    return out.size() < kMaxSkus;
  });
  return out;
}

/// What reading one table needs: the rules, the row context and the maps by SKU id.
struct Table {
  const RowsRule& rule;
  const ConversionContext& context;
  std::vector<RawMap> maps;
};

std::optional<FieldValue> row_field(const Table& table, std::string_view name,
                                    const json_reader::Extraction& row, const std::string& id) {
  for (const FieldRule& field : table.rule.fields) {
    if (field.name != name) continue;
    for (const Alternative& alternative : field.alternatives) {
      std::string_view raw = row.values[alternative.path_index];
      json_reader::Extraction entry;
      if (alternative.map_index) {
        const RawMap& map = table.maps[*alternative.map_index];
        const auto found = map.find(id);
        if (found == map.end()) continue;
        entry = table.rule.row_paths.extract(found->second);
        raw = entry.values[alternative.path_index];
      }
      if (raw.empty()) continue;
      if (auto value = alternative.convert(raw, table.context)) return value;
    }
  }
  return std::nullopt;
}

template <typename T>
std::optional<T> row_value(const Table& table, std::string_view name,
                           const json_reader::Extraction& row, const std::string& id) {
  const auto value = row_field(table, name, row, id);
  if (!value || !std::holds_alternative<T>(*value)) return std::nullopt;
  return std::get<T>(*value);
}

SkuRow read_row(const Table& table, std::string_view raw) {
  const auto row = table.rule.row_paths.extract(raw);
  SkuRow out;
  out.id = row_value<std::string>(table, "id", row, "").value_or("");
  out.attributes = row_value<std::string>(table, "attributes", row, out.id).value_or("");
  out.price = row_value<money::PrintedPrice>(table, "price", row, out.id);
  out.list_price = row_value<money::PrintedPrice>(table, "list_price", row, out.id);
  out.stock = row_value<int64_t>(table, "stock", row, out.id);
  return out;
}

std::string first_text(std::string_view raw_object, const std::vector<std::string>& names) {
  std::map<std::string_view, std::string_view> members = raw_map(raw_object);
  for (const std::string& name : names) {
    const auto found = members.find(name);
    if (found == members.end()) continue;
    if (auto text = json_reader::scalar_text(found->second)) return *text;
  }
  return {};
}

/// "propertyId:valueId" → (property name, value name).
ValueNames value_names(const PropertiesRule& rule, std::string_view raw_table) {
  ValueNames out;
  json_reader::for_each_element(raw_table, [&](std::string_view property) {
    const std::string id = first_text(property, {rule.id});
    const std::string name = first_text(property, {rule.name});
    const RawMap members = raw_map(property);
    const auto values = members.find(rule.values);
    if (id.empty() || name.empty() || values == members.end()) return true;
    json_reader::for_each_element(values->second, [&](std::string_view value) {
      out[id + ":" + first_text(value, rule.value_id)] = {name, first_text(value, rule.value_name)};
      return true;
    });
    return true;
  });
  return out;
}

/// Names the parts of "14:691#USB3.0;200007763:201336100"; the label after # is the
/// seller's own text and goes before the standard value's name.
void name_attributes(SkuRow& row, const ValueNames& names) {
  std::string_view rest = row.attributes;
  while (!rest.empty()) {
    const std::string_view part = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    const size_t hash = part.find('#');
    const auto found = names.find(std::string(part.substr(0, hash)));
    if (found == names.end()) continue;
    const bool labelled = hash != std::string_view::npos && hash + 1 < part.size();
    row.named_attributes.emplace_back(
        found->second.first, labelled ? std::string(part.substr(hash + 1)) : found->second.second);
  }
}

}  // namespace

std::vector<SkuRow> read_sku_rows(const Layout& layout,
                                  const std::vector<std::string_view>& values,
                                  const ConversionContext& context) {
  std::vector<SkuRow> rows;
  if (!layout.sku_rows) return rows;
  Table table{*layout.sku_rows, context, {}};
  for (const size_t path : layout.sku_rows->map_paths) table.maps.push_back(raw_map(values[path]));
  for (const size_t path : layout.sku_rows->each) {
    std::string decoded;
    for_each_row(values[path], decoded, [&](std::string_view raw) {
      SkuRow row = read_row(table, raw);
      if (!row.id.empty()) rows.push_back(std::move(row));
      return rows.size() < kMaxSkus;
    });
    if (!rows.empty()) break;
  }
  if (layout.sku_properties) {
    const ValueNames names =
        value_names(*layout.sku_properties, values[layout.sku_properties->each]);
    for (SkuRow& row : rows) name_attributes(row, names);
  }
  return rows;
}

}  // namespace companion::page
