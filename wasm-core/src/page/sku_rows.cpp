#include "page/sku_rows.h"

#include <algorithm>
#include <map>
#include <string>

#include "json_reader/path_set.h"
#include "json_reader/skip.h"
#include "json_reader/values.h"

namespace companion::page {
namespace {

constexpr size_t kMaxSkus = 5000;  // the largest listings have about 1,500

/// Members of an object by key, sorted: filled once, searched once per row.
using RawMap = std::vector<std::pair<std::string_view, std::string_view>>;
using ValueNames = std::map<std::string, std::pair<std::string, std::string>, std::less<>>;

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
    out.emplace_back(key, value);
    return out.size() < kMaxSkus;
  });
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  return out;
}

/// The raw value of a key; empty when the map has none.
std::string_view find(const RawMap& map, std::string_view key) {
  const auto at = std::lower_bound(map.begin(), map.end(), key,
                                   [](const auto& row, std::string_view k) { return row.first < k; });
  return at == map.end() || at->first != key ? std::string_view() : at->second;
}

/// Reads the rows of one table.
class TableReader {
 public:
  TableReader(const RowsRule& rule, const ConversionContext& context,
              const std::vector<std::string_view>& values)
      : rule_(rule), source_context_(context), entries_(rule.map_paths.size()) {
    for (const size_t path : rule.map_paths) maps_.push_back(raw_map(values[path]));
  }

  SkuRow read(std::string_view raw) {
    rule_.row_paths.extract_into(raw, row_);
    for (json_reader::Extraction& entry : entries_) entry.values.clear();
    context_ = source_context_;
    SkuRow out;
    out.id = value<std::string>("id", "").value_or("");
    out.attributes = value<std::string>("attributes", out.id).value_or("");
    out.price = value<money::PrintedPrice>("price", out.id);
    if (out.price && out.price->currency != context_.currency) {
      // Printed amounts of this row without a symbol are in the currency of its price.
      context_.currency = out.price->currency;
      context_.currency_is_lent = true;
    }
    out.list_price = value<money::PrintedPrice>("list_price", out.id);
    out.stock = value<int64_t>("stock", out.id);
    return out;
  }

 private:
  /// The raw value of an alternative: out of the row, or out of the SKU's entry in a map,
  /// which is passed over once per row however many alternatives look into it.
  std::string_view raw_value(const Alternative& alternative, const std::string& id) {
    if (!alternative.map_index) return row_.values[alternative.path_index];
    json_reader::Extraction& entry = entries_[*alternative.map_index];
    if (entry.values.empty()) {
      const std::string_view raw = find(maps_[*alternative.map_index], id);
      rule_.row_paths.extract_into(raw.empty() ? "{}" : raw, entry);
    }
    return entry.values[alternative.path_index];
  }

  template <typename T>
  std::optional<T> value(std::string_view name, const std::string& id) {
    for (const FieldRule& field : rule_.fields) {
      if (field.name != name) continue;
      for (const Alternative& alternative : field.alternatives) {
        const std::string_view raw = raw_value(alternative, id);
        if (raw.empty()) continue;
        auto converted = alternative.convert(raw, context_);
        if (converted && std::holds_alternative<T>(*converted)) {
          return std::get<T>(std::move(*converted));
        }
      }
    }
    return std::nullopt;
  }

  const RowsRule& rule_;
  const ConversionContext& source_context_;
  ConversionContext context_;  // of the present row
  std::vector<RawMap> maps_;
  json_reader::Extraction row_;
  std::vector<json_reader::Extraction> entries_;  // per map, of the present row; empty: not yet
};

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

/// Names the parts of "14:691#USB3.0;200007763:201336100"; the label after # is the
/// seller's own text and goes before the standard value's name.
void name_attributes(SkuRow& row, const ValueNames& names) {
  std::string_view rest = row.attributes;
  while (!rest.empty()) {
    const std::string_view part = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    const size_t hash = part.find('#');
    const auto found = names.find(part.substr(0, hash));
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
  TableReader table(*layout.sku_rows, context, values);
  for (const size_t path : layout.sku_rows->each) {
    std::string decoded;
    for_each_row(values[path], decoded, [&](std::string_view raw) {
      SkuRow row = table.read(raw);
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
