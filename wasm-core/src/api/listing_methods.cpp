// Judges the cards of a list. A card shows one price "from", without its destination, and the
// variant that it belongs to is the shop's choice: so it is held against a history that others
// made, and never becomes part of one.
#include "api/listing_methods.h"

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "api/history_json.h"
#include "api/json_members.h"
#include "api/offer_fields.h"
#include "api/series_fields.h"
#include "api/series_json.h"
#include "base/iso_time.h"
#include "price/assessment.h"

namespace companion::api {
namespace {

using nlohmann::json;

/// Far more cards than a page shows, also after long scrolling.
constexpr size_t kMaxItems = 1000;

/// The offers that a warning of the facts names: "items.3.offer".
Result<std::set<std::string>> doubted_offers(const json& args) {
  std::set<std::string> fields;
  const json* warnings = find_field(args, "warnings");
  if (warnings == nullptr) return fields;
  if (!warnings->is_array()) return field_error("warnings", "is not an array");
  for (const json& warning : *warnings) {
    if (!warning.is_object()) return field_error("warnings", "holds something else than objects");
    const auto field = optional_text_field(warning, "field", "warnings");
    if (!field) return field.error();
    if (*field) fields.insert(**field);
  }
  return fields;
}

void write_card_judgement(JsonWriter& out, const price::Verdict& verdict) {
  out.key("judgement").begin_object();
  write_judgement(out, verdict);
  for (const price::Evidence& evidence : verdict.evidence) {
    if (evidence.id == "history") out.key("since").string(format_iso_time(evidence.from_ms));
    if (evidence.id == "above_lowest" && evidence.reference_minor) {
      out.key("lowest").begin_object();
      out.key("price_minor").integer(*evidence.reference_minor);
      out.key("time").string(format_iso_time(evidence.from_ms));
      out.end_object();
    }
  }
  out.end_object();
}

/// What is said of a card: a verdict, or the code of why there is none.
struct CardAnswer {
  std::optional<price::Verdict> verdict;
  const char* withheld = nullptr;
};

/// Like with like: another currency or kind of price, or one variant, says nothing about a card.
bool is_comparable(const SeriesKey& key, const std::string& product_id, const OfferFields& offer) {
  const bool is_same_product = key.product_id.empty() || key.product_id == product_id;
  return is_same_product && !key.sku_id && key.currency == offer.currency &&
         key.context == offer.context;
}

/// See the contract for the codes.
Result<CardAnswer> judged(const json& item, const std::string& product_id, const std::string& path,
                    bool is_doubted, int64_t now_ms) {
  const auto withheld = [](const char* code) { return CardAnswer{{}, code}; };
  const json* offer_object = find_field(item, "offer");
  if (offer_object == nullptr) return withheld("no_price");
  if (is_doubted) return withheld("price_doubtful");
  const json* series_object = find_field(item, "series");
  if (series_object == nullptr) return withheld("no_history");

  const auto offer = offer_fields(*offer_object, path + ".offer");
  if (!offer) return offer.error();
  auto series = series_from_json(*series_object, path + ".series");
  if (!series) return series.error();
  if (!is_comparable(series->key, product_id, *offer)) return withheld("not_comparable");
  price::cut_after(series->history, now_ms);
  if (series->history.empty()) return withheld("no_history");
  return CardAnswer{price::judge(series->history, offer->lowest, now_ms)};
}

}  // namespace

Result<std::string> listing_judge(const json& args, std::string_view /*payload*/) {
  const auto now_ms = time_field(args, "now");
  if (!now_ms) return now_ms.error();
  const auto doubted = doubted_offers(args);
  if (!doubted) return doubted.error();
  const json* items = find_field(args, "items");
  if (items == nullptr || !items->is_array()) return field_error("items", "is not an array");
  if (items->size() > kMaxItems) {
    return Error{ErrorCode::kTooLarge, "items", "more than 1000 cards are not judged at once"};
  }
  JsonWriter out;
  out.begin_object().key("items").begin_array();
  for (size_t i = 0; i < items->size(); ++i) {
    const json& item = (*items)[i];
    const std::string path = "items." + std::to_string(i);
    if (!item.is_object()) return field_error(path, "is not an object");
    const auto id = text_field(item, "product_id", path);
    if (!id) return id.error();
    const bool is_doubted = doubted->count(path + ".offer") > 0;
    const auto answer = judged(item, *id, path, is_doubted, *now_ms);
    out.begin_object();
    out.key("product_id").string(*id);
    if (answer && answer->verdict) {
      write_card_judgement(out, *answer->verdict);
    } else {
      // A damaged history on the device must not take the badges from all other cards.
      out.key("withheld").string(answer ? answer->withheld : "unreadable");
    }
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace companion::api
