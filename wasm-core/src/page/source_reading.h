// The sources of a page, each read with the layout that recognises it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "page/page_document.h"
#include "page/record.h"

namespace companion::page {

/// One source of a page in the words of one layout.
class SourceReading {
 public:
  SourceReading(const Layout& layout, std::shared_ptr<const json_reader::Extraction> extraction,
                ReadingState& state);
  SourceReading(const Layout& layout, const RenderedRecord& rendered,
                ReadingState& state);

  const Layout& layout() const { return *layout_; }
  const Record& record() const { return record_; }

  template <typename T>
  std::optional<T> get(Field field) const {
    return record_.get<T>(field);
  }

  const ConversionContext& context() const { return record_.context(); }
  void lend_currency(const std::string& currency) { record_.lend_currency(currency); }

 private:
  const Layout* layout_;
  std::shared_ptr<const json_reader::Extraction> extraction_;
  Record record_;
};

/// All readings of a document's sources, best first: API answers (latest first), embedded
/// objects, assignments, JSON-LD, meta tags, rendered text. The document, which must outlive
/// them, is marked as damaged when an object that a layout recognises is cut off.
std::vector<SourceReading> read_sources(PageDocument& document);

}  // namespace companion::page
