// One source of a page read with one layout: fields by name, and the table of SKUs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/layout.h"
#include "page/page_document.h"

namespace companion::page {

/// One SKU of a product as a source states it.
struct SkuRow {
  std::string id;
  std::string attributes;  ///< "14:691#USB3.0;200007763:201336100", as the page writes it
  std::vector<std::pair<std::string, std::string>> named_attributes;  ///< name, value
  std::optional<money::PrintedPrice> price, list_price;
  std::optional<int64_t> stock;
};

/// Reads the fields of one layout out of one source.
class SourceReading {
 public:
  /// `values` are the raw slices found for the layout's source kind, by path index.
  SourceReading(const Layout& layout, std::vector<std::string_view> values);

  const Layout& layout() const { return *layout_; }

  /// The field's first alternative that is there and converts.
  template <typename T>
  std::optional<T> get(std::string_view field) const {
    const auto value = read(field);
    if (!value || !std::holds_alternative<T>(*value)) return std::nullopt;
    return std::get<T>(*value);
  }

  /// Currency and decimal mark of this source; a currency can be lent to a source that
  /// shows only an ambiguous symbol.
  const ConversionContext& context() const { return context_; }
  void lend_currency(const std::string& currency);

  /// The SKU table; empty when the layout has none or the page does not hold it.
  std::vector<SkuRow> sku_rows() const;

 private:
  std::optional<FieldValue> read(std::string_view field) const;

  const Layout* layout_;
  std::vector<std::string_view> values_;
  ConversionContext context_;
};

/// All readings of a document's sources, best first: API answers (latest first), embedded
/// objects, assignments, JSON-LD, meta tags, rendered text. `truncated` becomes true when
/// an object was cut off or malformed. Quoted copies of plain text go to document.owned.
std::vector<SourceReading> read_sources(PageDocument& document, bool& truncated);

}  // namespace companion::page
