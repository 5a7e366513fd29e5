#include "page/page_reader.h"

#include <algorithm>

#include "page/layout_health.h"
#include "page/listing_reader.h"
#include "page/order_reader.h"
#include "page/page_kind.h"
#include "page/product_reader.h"
#include "page/record_facts.h"
#include "page/review_reader.h"
#include "page/source_picker.h"
#include "page/tracking_reader.h"

namespace companion::page {
namespace {

std::vector<SourceReading> sources_for(const std::string& kind, std::vector<SourceReading> sources) {
  std::erase_if(sources, [&kind](const SourceReading& source) {
    return !serves_kind(source.layout().page, kind);
  });
  return sources;
}

/// Lists are there when they hold rows, or when their data is there and holds none; a page
/// about one order is there only with it.
PageState list_state(const std::string& page, bool has_rows, const std::vector<SourceReading>& sources) {
  if (page == "order" && !has_rows) return PageState::kNotLoaded;
  const bool has_data = std::any_of(sources.begin(), sources.end(), [](const SourceReading& source) {
    return source.layout().source == SourceKind::kObject;
  });
  return has_rows || has_data ? PageState::kAvailable : PageState::kNotLoaded;
}

void require_rows(bool has_rows, const char* field, PageFacts& facts) {
  if (!has_rows) facts.missing.push_back(field);
}

/// The page's address: as the host knows it, or as the page says.
std::optional<std::string> address_of(const PageDocument& document, const ReadOptions& options) {
  if (options.url) return options.url;
  for (const char* name : {"canonical", "og:url"}) {
    const auto found = document.meta.find(name);
    if (found != document.meta.end()) return found->second;
  }
  return std::nullopt;
}

void read_list_page(const std::vector<SourceReading>& sources, const std::optional<std::string>& url,
                    PageFacts& facts) {
  bool has_rows = false;
  if (facts.page == "search" || facts.page == "store") {
    read_listing(sources, url, facts);
    has_rows = !facts.items.empty();
    require_rows(has_rows, "items", facts);
  } else if (facts.page == "reviews") {
    const SourcePicker picker(sources, facts.sources);
    facts.reviews = read_reviews(sources);
    facts.rating = rating_facts(picker);
    facts.total = picker.get<int64_t>(Field::kTotal);
    facts.page_number = picker.get<int64_t>(Field::kPageNumber);
    has_rows = !facts.reviews.empty();
    require_rows(has_rows, "reviews", facts);
  } else if (facts.page == "tracking") {
    facts.parcels = read_parcels(sources);
    has_rows = !facts.parcels.empty();
    require_rows(has_rows, "parcels", facts);
  } else {
    facts.orders = read_orders(sources);
    has_rows = !facts.orders.empty();
    require_rows(has_rows, "orders", facts);
  }
  facts.state = list_state(facts.page, has_rows, sources);
  if (facts.layout.empty() && !sources.empty()) facts.layout = sources.front().layout().id;
  check_layout_health(sources, facts);
  check_rows_health(facts);
}

}  // namespace

std::string_view page_state_name(PageState state) {
  switch (state) {
    case PageState::kAvailable: return "available";
    case PageState::kUnavailable: return "unavailable";
    case PageState::kNotLoaded: return "not_loaded";
    case PageState::kBlocked: return "blocked";
  }
  return "not_loaded";
}

PageFacts read_page(std::string_view text, const ReadOptions& options) {
  PageFacts facts;
  facts.document = read_document(text);
  std::vector<SourceReading> sources = read_sources(facts.document);
  facts.page = page_kind(facts.document, sources, options.url);
  if (facts.page == "blocked") {
    facts.state = PageState::kBlocked;
  } else if (facts.page == "product") {
    facts.reviews = read_reviews(sources_for("reviews", sources));
    sources = sources_for("product", std::move(sources));
    read_product(facts.document, sources, options, facts);
  } else if (facts.page != "other") {
    const auto url = address_of(facts.document, options);
    read_list_page(sources_for(facts.page, std::move(sources)), url, facts);
  }
  if (facts.document.state.damaged) facts.warnings.push_back({"truncated_input", "", {}});
  return facts;
}

}  // namespace companion::page
