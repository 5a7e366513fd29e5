#include "api/seen_product.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "api/cost_facts.h"
#include "api/facts_members.h"
#include "api/json_members.h"
#include "text/pack_size.h"

namespace companion::api {
namespace {

using nlohmann::json;

/// The first pictures show the item; size charts and the store's banners come later.
constexpr size_t kMaxPictures = 3;

/// The name of an uploaded picture, whatever size and title its address asks for:
/// ".../kf/S955bf6f5.jpg_220x220.jpg" and ".../kf/S955bf6f5/Desk-Lamp.jpg" → "S955bf6f5".
std::string picture_name(std::string_view url) {
  const size_t folder = url.find("/kf/");
  if (folder == std::string_view::npos) return {};
  const std::string_view name = url.substr(folder + 4);
  return std::string(name.substr(0, name.find_first_of("./?#")));
}

std::optional<money::AmountRange> range_of(const json& range) {
  const auto min = amount_of(range, "min");
  const auto max = amount_of(range, "max");
  const bool is_range = min && max && *min >= 1 && *max >= *min;
  return is_range ? std::optional(money::AmountRange{*min, *max}) : std::nullopt;
}

/// The price and the pieces it is for: of the variant that is cheapest by the piece, of the
/// selected one when its pieces are known, else over all variants.
void read_price(const json& facts, shopper::SeenProduct& out) {
  const auto cost = cost_facts(facts, std::nullopt);
  if (!cost) return;
  const int64_t unit_minor = cost->input.unit_price_minor;
  out.currency = cost->input.currency;
  out.context = cost->context;
  out.ship_to = cost->ship_to.value_or("");
  if (cost->cheapest) {
    out.price = {cost->cheapest->price_minor, cost->cheapest->price_minor};
    out.pieces = cost->cheapest->pieces;
    return;
  }
  const bool is_of_one_variant = cost->are_pieces_known && cost->owner == PriceOwner::kSelected;
  const auto over_all = range_of(object_of(object_of(facts, "offer"), "price_minor"));
  out.price = over_all && !is_of_one_variant ? over_all : money::AmountRange{unit_minor, unit_minor};
  out.pieces = cost->are_pieces_known ? cost->input.pieces_per_unit : text::pack_size(out.title);
}

}  // namespace

std::optional<shopper::SeenProduct> product_of_facts(const json& facts) {
  const json& product = object_of(facts, "product");
  const auto id = text_of(product, "canonical_id");
  shopper::SeenProduct out;
  out.id = id ? *id : text_of(product, "id").value_or("");
  out.title = text_of(product, "title").value_or("");
  if (out.id.empty() || out.title.empty()) return std::nullopt;
  for (const json& url : rows_of(product, "image_urls")) {
    if (out.pictures.size() == kMaxPictures || !url.is_string()) break;
    const std::string name = picture_name(url.get_ref<const std::string&>());
    if (!name.empty()) out.pictures.push_back(name);
  }
  out.store_id = text_of(object_of(facts, "store"), "id").value_or("");
  read_price(facts, out);
  return out;
}

shopper::SeenProduct seen_product(const json& row) {
  shopper::SeenProduct out;
  out.id = text_of(row, "id").value_or("");
  out.title = text_of(row, "title").value_or("");
  for (const json& name : rows_of(row, "pictures")) {
    if (name.is_string()) out.pictures.push_back(name.get<std::string>());
  }
  out.store_id = text_of(row, "store_id").value_or("");
  out.currency = text_of(row, "currency").value_or("");
  out.context = text_of(row, "context").value_or("");
  out.ship_to = text_of(row, "ship_to").value_or("");
  out.price = range_of(object_of(row, "price_minor"));
  const auto pieces = integer_of(row, "pieces");
  if (pieces && *pieces >= 1 && *pieces <= text::kMaxPackSize) out.pieces = pieces;
  return out;
}

void write_product(JsonWriter& out, const shopper::SeenProduct& product) {
  const auto text_member = [&out](const char* key, const std::string& value) {
    if (!value.empty()) out.key(key).string(value);
  };
  out.begin_object();
  text_member("id", product.id);
  text_member("title", product.title);
  member(out, "pictures", product.pictures);
  text_member("store_id", product.store_id);
  if (product.price) {
    text_member("currency", product.currency);
    text_member("context", product.context);
    text_member("ship_to", product.ship_to);
    member(out, "price_minor", product.price);
    member(out, "pieces", product.pieces);
  }
  out.end_object();
}

}  // namespace companion::api
