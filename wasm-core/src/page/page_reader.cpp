#include "page/page_reader.h"

#include <algorithm>
#include <initializer_list>

#include "json_reader/values.h"
#include "page/item_url.h"
#include "page/offer_reader.h"
#include "page/page_sources.h"

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

/// One read: the sources in order of trust, and the facts they add up to.
class PageReading {
 public:
  PageReading(std::string_view text, const ReadOptions& options)
      : options_(options), document_(read_document(text)) {
    bool truncated = false;
    sources_ = read_sources(document_, truncated);
    if (truncated) facts_.warnings.push_back({"truncated_input", "", {}});
  }

  PageFacts read() {
    keep_own_product();
    facts_.page = page_kind();
    if (facts_.page == "blocked") {
      facts_.state = PageState::kBlocked;
      return std::move(facts_);
    }
    if (facts_.page != "product") return std::move(facts_);
    read_product();
    return std::move(facts_);
  }

 private:
  template <typename T>
  std::optional<T> pick(const std::string& field) {
    for (const SourceReading& source : sources_) {
      auto value = source.get<T>(field);
      if (!value) continue;
      facts_.sources[field] = source.layout().id;
      return value;
    }
    return std::nullopt;
  }

  bool has_source(std::initializer_list<SourceKind> kinds) const {
    return std::any_of(sources_.begin(), sources_.end(), [kinds](const SourceReading& source) {
      return std::find(kinds.begin(), kinds.end(), source.layout().source) != kinds.end();
    });
  }

  bool has_structured_source() const {
    return has_source({SourceKind::kObject, SourceKind::kAssignments, SourceKind::kJsonLd});
  }

  std::optional<std::string> url_item_id() const {
    return options_.url ? item_id_of_url(*options_.url) : std::nullopt;
  }

  static bool names_item(const SourceReading& source, const std::string& id) {
    return source.get<std::string>("product.id") == id ||
           source.get<std::string>("product.canonical_id") == id;
  }

  /// After in-page navigation, data of the product before may still be around: where the
  /// address says which item this is and a source names it, object sources naming another
  /// one are dropped; where none names it, that is a warning.
  void keep_own_product() {
    const auto id = url_item_id();
    if (!id) return;
    const auto is_object = [](const SourceReading& source) {
      return source.layout().source == SourceKind::kObject;
    };
    const auto ours = std::find_if(sources_.begin(), sources_.end(), [&](const SourceReading& s) {
      return is_object(s) && names_item(s, *id);
    });
    if (ours == sources_.end()) {
      warn_of_other_item(*id);
      return;
    }
    std::erase_if(sources_, [&](const SourceReading& source) {
      return is_object(source) && source.get<std::string>("product.id") && !names_item(source, *id);
    });
  }

  void warn_of_other_item(const std::string& id) {
    for (const SourceReading& source : sources_) {
      const auto named = source.get<std::string>("product.id");
      if (!named) continue;
      if (!names_item(source, id)) {
        facts_.warnings.push_back(
            {"id_disagreement", "product.id", {"url: " + id, source.layout().id + ": " + *named}});
      }
      return;
    }
  }

  std::string page_kind() {
    if (has_source({SourceKind::kObject, SourceKind::kAssignments})) return "product";
    if (document_.is_blocked) return "blocked";
    for (const auto& url : {options_.url, meta("og:url"), meta("canonical")}) {
      if (const auto kind = url ? page_kind_of_url(*url) : std::nullopt) return *kind;
    }
    return has_source({SourceKind::kJsonLd}) || shows_a_product() ? "product" : "other";
  }

  /// Lists show prices too: only with a product's own heading is a visible price its own.
  bool shows_a_product() const {
    return std::any_of(sources_.begin(), sources_.end(), [](const SourceReading& source) {
      return source.layout().source == SourceKind::kRendered &&
             source.get<std::string>("product.title") &&
             source.get<money::PrintedPrice>("offer.selected_price");
    });
  }

  std::optional<std::string> meta(const std::string& name) const {
    const auto found = document_.meta.find(name);
    if (found == document_.meta.end()) return std::nullopt;
    return found->second;
  }

  void read_product() {
    facts_.product.id = pick<std::string>("product.id");
    if (!facts_.product.id) facts_.product.id = url_item_id();
    read_canonical_id();
    if (pick<bool>("unavailable") == true || says_unavailable()) {
      facts_.state = PageState::kUnavailable;
    } else {
      read_offer(sources_, options_, facts_);
      facts_.state = facts_.offer ? PageState::kAvailable : PageState::kNotLoaded;
    }
    facts_.sources.erase("unavailable");
    // A shell's meta title is that of the address, not of what is (not) there.
    if (facts_.state == PageState::kAvailable || has_structured_source()) read_description();
    read_layout_id();
    list_missing();
  }

  void read_canonical_id() {
    facts_.product.canonical_id = pick<std::string>("product.canonical_id");
    if (facts_.product.canonical_id == facts_.product.id) {
      facts_.product.canonical_id.reset();
      facts_.sources.erase("product.canonical_id");
    }
  }

  /// The page shows a "not found" text: one of the known phrases, or what its own message
  /// table says under the known keys. Only asked when no structured offer is there.
  bool says_unavailable() {
    if (!document_.is_html || has_structured_source()) return false;
    json_reader::PathSet paths;
    for (const std::string& key : page_sources().unavailable_i18n_keys) paths.add("i18nMap." + key);
    std::vector<std::string> phrases = page_sources().unavailable_phrases;
    for (const std::string_view object : document_.objects) {
      for (const std::string_view raw : paths.extract(object).values) {
        const auto message = json_reader::scalar_text(raw);
        if (const auto phrase = message ? sentence(*message) : std::nullopt) phrases.push_back(*phrase);
      }
    }
    return shows_any(document_.html, phrases);
  }

  void read_description() {
    facts_.product.title = pick<std::string>("product.title");
    facts_.product.image_urls =
        pick<std::vector<std::string>>("product.image_urls").value_or(std::vector<std::string>{});
    facts_.product.category_path =
        pick<std::vector<std::string>>("product.category_path").value_or(std::vector<std::string>{});
    facts_.rating.average = pick<Decimal>("rating.average");
    facts_.rating.count = pick<int64_t>("rating.count");
    for (const char* star : {"rating.star1", "rating.star2", "rating.star3", "rating.star4", "rating.star5"}) {
      if (const auto count = pick<int64_t>(star)) facts_.rating.stars.push_back(*count);
    }
    if (facts_.rating.stars.size() != 5) facts_.rating.stars.clear();
    facts_.sold = pick<Count>("sold");
    read_store();
  }

  void read_store() {
    StoreFacts& store = facts_.store;
    store.id = pick<std::string>("store.id");
    store.name = pick<std::string>("store.name");
    store.url = pick<std::string>("store.url");
    store.opened = pick<std::string>("store.opened");
    store.positive_percent = pick<Decimal>("store.positive_percent");
    store.followers = pick<int64_t>("store.followers");
    if (pick<bool>("store.top_rated") == true) store.badges.push_back("top_rated");
    facts_.sources.erase("store.top_rated");
  }

  void read_layout_id() {
    if (sources_.empty()) return;
    const auto price = facts_.sources.find("offer.price_minor");
    facts_.layout = price != facts_.sources.end() ? price->second : sources_.front().layout().id;
  }

  void list_missing() {
    const auto require = [this](bool there, const char* field) {
      if (!there) facts_.missing.push_back(field);
    };
    require(facts_.product.id.has_value(), "product.id");
    require(facts_.product.title.has_value(), "product.title");
    require(facts_.offer.has_value(), "offer");
    require(facts_.rating.average.has_value(), "rating");
    require(facts_.sold.has_value(), "sold");
    require(facts_.store.id.has_value(), "store.id");
    require(facts_.store.name.has_value(), "store.name");
    require(!facts_.skus.empty(), "skus");
  }

  const ReadOptions& options_;
  PageDocument document_;
  std::vector<SourceReading> sources_;
  PageFacts facts_;
};

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
  return PageReading(text, options).read();
}

}  // namespace companion::page
