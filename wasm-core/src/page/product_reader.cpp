#include "page/product_reader.h"

#include <algorithm>

#include "json_reader/values.h"
#include "page/item_url.h"
#include "page/layout_health.h"
#include "page/offer_reader.h"
#include "page/page_sources.h"
#include "page/purchase_terms_reader.h"
#include "page/record_facts.h"
#include "page/source_picker.h"

namespace companion::page {
namespace {

/// A message without what pages vary at its end: "Not found :(" and "Not found." are one.
/// Absent when too little is left to recognise a page by.
std::optional<std::string> sentence(const std::string& message) {
  constexpr size_t kLeastBytes = 8;
  const size_t last = message.find_last_not_of(" :().!");
  if (last == std::string::npos || last + 1 < kLeastBytes) return std::nullopt;
  return message.substr(0, last + 1);
}

bool is_object(const SourceReading& source) {
  return source.layout().source == SourceKind::kObject;
}

bool is_structured(const SourceReading& source) {
  return is_object(source) || source.layout().source == SourceKind::kAssignments ||
         source.layout().source == SourceKind::kJsonLd;
}

bool names_item(const SourceReading& source, const std::string& id) {
  for (const Field field : {Field::kProductId, Field::kProductCanonicalId}) {
    const auto named = source.get<std::string>(field);
    if (named && is_same_item(*named, id)) return true;
  }
  return false;
}

void warn_of_other_item(const std::vector<SourceReading>& sources, const std::string& id,
                        PageFacts& facts) {
  for (const SourceReading& source : sources) {
    const auto named = source.get<std::string>(Field::kProductId);
    if (!named) continue;
    if (!names_item(source, id)) {
      facts.warnings.push_back(
          {"id_disagreement", "product.id", {"url: " + id, source.layout().id + ": " + *named}});
    }
    return;
  }
}

/// After in-page navigation, data of the product before may still be around: where the
/// address says which item this is and a source names it, object sources naming another
/// one are dropped; where none names it, that is a warning.
void keep_own_product(std::vector<SourceReading>& sources, const std::string& id, PageFacts& facts) {
  const bool named = std::any_of(sources.begin(), sources.end(), [&](const SourceReading& source) {
    return is_object(source) && names_item(source, id);
  });
  if (!named) return warn_of_other_item(sources, id, facts);
  std::erase_if(sources, [&](const SourceReading& source) {
    return is_object(source) && source.get<std::string>(Field::kProductId) && !names_item(source, id);
  });
}

/// The page shows a "not found" text: one of the known phrases, or what its own message
/// table says under the known keys. Only asked when no structured offer is there.
bool says_unavailable(const PageDocument& document, const std::vector<SourceReading>& sources) {
  if (!document.is_html || std::any_of(sources.begin(), sources.end(), is_structured)) return false;
  json_reader::PathSet paths;
  for (const std::string& key : page_sources().unavailable_i18n_keys) paths.add("i18nMap." + key);
  std::vector<std::string> phrases = page_sources().unavailable_phrases;
  for (const std::string_view object : document.objects) {
    for (const std::string_view raw : paths.extract(object).values) {
      const auto message = json_reader::scalar_text(raw);
      if (const auto phrase = message ? sentence(*message) : std::nullopt) phrases.push_back(*phrase);
    }
  }
  return shows_any(document.html, phrases);
}

void read_identity(const SourcePicker& picker, const std::optional<std::string>& url_id,
                   PageFacts& facts) {
  facts.product = product_facts(picker);
  if (!facts.product.id && url_id) {
    facts.product.id = url_id;
    if (!facts.product.canonical_id) facts.product.canonical_id = global_item_id(*url_id);
  }
  if (facts.product.canonical_id == facts.product.id) facts.product.canonical_id.reset();
  if (!facts.product.canonical_id) facts.sources.erase("product.canonical_id");
}

void read_description(const SourcePicker& picker, PageFacts& facts) {
  facts.rating = rating_facts(picker);
  facts.sold = picker.get<Count>(Field::kSold);
  facts.store = store_facts(picker);
}

/// A shell's meta title and picture are those of the address, not of what is (not) there.
void forget_description(PageFacts& facts) {
  facts.product = {facts.product.id, facts.product.canonical_id, std::nullopt, {}, {}};
  for (const char* field : {"product.title", "product.image_urls", "product.category_path", "product.category_id"}) {
    facts.sources.erase(field);
  }
}

void read_terms(const std::vector<SourceReading>& sources, PageFacts& facts) {
  facts.bulk = read_bulk(sources);
  facts.coupons = read_coupons(sources);
  facts.shipping = read_shipping(sources);
}

void name_layout(const std::vector<SourceReading>& sources, PageFacts& facts) {
  if (sources.empty()) return;
  const auto price = facts.sources.find("offer.price_minor");
  facts.layout = price != facts.sources.end() ? price->second : sources.front().layout().id;
}

void list_missing(PageFacts& facts) {
  const auto require = [&facts](bool there, const char* field) {
    if (!there) facts.missing.push_back(field);
  };
  require(facts.product.id.has_value(), "product.id");
  require(facts.product.title.has_value(), "product.title");
  require(facts.offer.has_value(), "offer");
  require(facts.rating.average.has_value(), "rating");
  require(facts.sold.has_value(), "sold");
  require(facts.store.id.has_value(), "store.id");
  require(facts.store.name.has_value(), "store.name");
  require(!facts.skus.rows.empty(), "skus");
}

}  // namespace

void read_product(const PageDocument& document, std::vector<SourceReading>& sources,
                  const ReadOptions& options, PageFacts& facts) {
  const auto url_id = options.url ? item_id_of_url(*options.url) : std::nullopt;
  if (url_id) keep_own_product(sources, *url_id, facts);
  const SourcePicker picker(sources, facts.sources);
  read_identity(picker, url_id, facts);
  if (picker.get<bool>(Field::kUnavailable) == true || says_unavailable(document, sources)) {
    facts.state = PageState::kUnavailable;
  } else {
    read_offer(sources, options, facts);
    facts.state = facts.offer ? PageState::kAvailable : PageState::kNotLoaded;
    read_terms(sources, facts);
    check_layout_health(sources, facts);
  }
  const bool structured = std::any_of(sources.begin(), sources.end(), is_structured);
  if (facts.state == PageState::kAvailable || structured) {
    read_description(picker, facts);
  } else {
    forget_description(facts);
  }
  for (const char* not_shown : {"unavailable", "store.top_rated"}) facts.sources.erase(not_shown);
  name_layout(sources, facts);
  list_missing(facts);
}

}  // namespace companion::page
