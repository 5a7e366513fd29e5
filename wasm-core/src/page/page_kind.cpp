#include "page/page_kind.h"

#include <algorithm>
#include <array>

#include "page/item_url.h"

namespace companion::page {
namespace {

/// A product's data may come with reviews and lists of other products, an order's with
/// parcels: the first kind that is there is what the page is about.
constexpr std::array<std::string_view, 7> kBySpecificity = {"product", "order", "orders", "tracking",
                                                            "reviews", "store", "search"};

bool is_structured(const SourceReading& source) {
  return source.layout().source == SourceKind::kObject ||
         source.layout().source == SourceKind::kAssignments;
}

bool is_rendered(const SourceReading& source) {
  return source.layout().source == SourceKind::kRendered;
}

/// Lists show prices too: only with a product's own heading is a visible price its own.
bool shows_its_subject(const SourceReading& source) {
  if (source.layout().page != "product") return true;
  return source.get<std::string>(Field::kProductTitle) &&
         source.get<money::PrintedPrice>(Field::kOfferSelectedPrice);
}

template <typename Accepts>
std::optional<std::string> most_specific(const std::vector<SourceReading>& sources,
                                         const Accepts& accepts) {
  for (const std::string_view kind : kBySpecificity) {
    const bool found = std::any_of(sources.begin(), sources.end(), [&](const SourceReading& source) {
      return source.layout().page == kind && accepts(source);
    });
    if (found) return std::string(kind);
  }
  return std::nullopt;
}

std::optional<std::string> meta_kind(const PageDocument& document) {
  for (const char* name : {"og:url", "canonical"}) {
    const auto found = document.meta.find(name);
    if (found == document.meta.end()) continue;
    if (auto kind = page_kind_of_url(found->second)) return kind;
  }
  return std::nullopt;
}

}  // namespace

bool serves_kind(const std::string& layout_page, const std::string& kind) {
  if (layout_page == kind) return true;
  const bool orders = kind == "orders" || kind == "order";
  return orders && (layout_page == "orders" || layout_page == "order");
}

std::string page_kind(const PageDocument& document, const std::vector<SourceReading>& sources,
                      const std::optional<std::string>& url) {
  const auto by_address = url ? page_kind_of_url(*url) : std::nullopt;
  if (by_address) {
    const bool has_own_data = std::any_of(sources.begin(), sources.end(), [&](const SourceReading& s) {
      return is_structured(s) && serves_kind(s.layout().page, *by_address);
    });
    if (has_own_data) return *by_address;
  }
  if (const auto kind = most_specific(sources, is_structured)) return *kind;
  if (document.is_blocked) return "blocked";
  if (by_address) return *by_address;
  if (auto kind = meta_kind(document)) return *kind;
  const auto is_json_ld = [](const SourceReading& source) {
    return source.layout().source == SourceKind::kJsonLd;
  };
  if (auto kind = most_specific(sources, is_json_ld)) return *kind;
  const auto shown = [](const SourceReading& source) {
    return is_rendered(source) && shows_its_subject(source);
  };
  return most_specific(sources, shown).value_or("other");
}

}  // namespace companion::page
