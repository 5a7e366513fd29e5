#include "api/look_alike_methods.h"

#include "api/facts_members.h"
#include "api/json_members.h"
#include "api/series_fields.h"
#include "shopper/look_alikes.h"
#include "text/pack_size.h"

namespace companion::api {
namespace {

using nlohmann::json;

constexpr size_t kMaxSeen = 1000;

constexpr const char* kRelationNames[] = {"cheaper_there", "dearer_there", "same", "overlaps"};

shopper::SeenProduct seen_product(const json& row) {
  shopper::SeenProduct out;
  out.id = view_of(row, "id");
  out.title = view_of(row, "title");
  out.store_id = view_of(row, "store_id");
  out.currency = view_of(row, "currency");
  out.context = view_of(row, "context");
  out.ship_to = view_of(row, "ship_to");
  const json& pictures = rows_of(row, "pictures");
  for (size_t i = 0; i < pictures.size() && i < shopper::kMaxPictures; ++i) out.pictures[i] = as_text(pictures[i]);
  const json& range = object_of(row, "price_minor");
  const auto min = amount_of(range, "min");
  const auto max = amount_of(range, "max");
  if (min && max && *min >= 1 && *max >= *min) out.price = {*min, *max};
  const auto pieces = integer_of(row, "pieces");
  if (pieces && *pieces >= 1 && *pieces <= text::kMaxPackSize) out.pieces = pieces;
  return out;
}

void write_price(JsonWriter& out, const shopper::PriceComparison& price) {
  out.key("price").begin_object();
  out.key("per").string(price.is_per_piece ? "piece" : "pack");
  member(out, "here_minor", std::optional(price.here));
  member(out, "there_minor", std::optional(price.there));
  out.key("relation").string(kRelationNames[static_cast<size_t>(price.relation)]);
  member(out, "percent", price.percent);
  out.end_object();
}

void write_look_alike(JsonWriter& out, const shopper::LookAlike& found, const std::vector<std::string>& sizes) {
  out.begin_object();
  out.key("index").integer(static_cast<int64_t>(found.index));
  out.key("score").integer(found.score);
  out.key("signals").begin_object();
  for (size_t i = 0; i < shopper::kSignals; ++i) {
    if (found.points[i] != 0) out.key(shopper::kSignalNames[i]).integer(found.points[i]);
  }
  out.end_object();
  out.key("title_percent").integer(found.title_percent);
  member(out, "numbers", sizes);
  if (found.price) write_price(out, *found.price);
  out.end_object();
}

}  // namespace

Result<std::string> products_look_alikes(const json& args, std::string_view /*payload*/) {
  const json* product = find_field(args, "product");
  if (product == nullptr || !product->is_object()) return field_error("product", "is not an object");
  const json* rows = find_field(args, "seen");
  if (rows == nullptr || !rows->is_array()) return field_error("seen", "is not an array");
  if (rows->size() > kMaxSeen) return Error{ErrorCode::kTooLarge, "seen", "more than 1000 products"};
  std::vector<shopper::SeenProduct> seen;
  for (const json& row : *rows) {
    if (!row.is_object()) return field_error("seen", "holds something else than objects");
    seen.push_back(seen_product(row));
  }
  JsonWriter out;
  out.begin_object();
  out.key("look_alikes").begin_array();
  const shopper::SeenProduct here = seen_product(*product);
  for (const auto& found : shopper::look_alikes(here, seen, shopper::look_alike_weights())) {
    write_look_alike(out, found, shopper::shared_sizes(here.title, seen[found.index].title));
  }
  out.end_array();
  out.end_object();
  return out.take();
}

}  // namespace companion::api
