#include "api/look_alike_methods.h"

#include "api/json_members.h"
#include "api/seen_product.h"
#include "api/series_fields.h"

namespace companion::api {
namespace {

using nlohmann::json;

constexpr size_t kMaxSeen = 1000;

constexpr const char* kSignalNames[] = {"main_picture", "other_picture", "title",    "numbers",
                                        "pack",         "same_store",    "price_far"};
constexpr const char* kRelationNames[] = {"cheaper_there", "dearer_there", "same", "overlaps"};

void write_reason(JsonWriter& out, const shopper::Reason& reason) {
  out.begin_object();
  out.key("signal").string(kSignalNames[static_cast<size_t>(reason.signal)]);
  out.key("points").integer(reason.points);
  if (reason.percent > 0) out.key("percent").integer(reason.percent);
  member(out, "numbers", reason.numbers);
  out.end_object();
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

void write_look_alike(JsonWriter& out, const shopper::LookAlike& found, const std::string& id) {
  out.begin_object();
  out.key("id").string(id);
  out.key("score").integer(found.score);
  rows_member(out, "reasons", found.reasons, write_reason);
  if (found.price) write_price(out, *found.price);
  out.end_object();
}

}  // namespace

Result<std::string> products_look_alikes(const json& args, std::string_view /*payload*/) {
  const json* facts = find_field(args, "facts");
  if (facts == nullptr || !facts->is_object()) return field_error("facts", "is not an object");
  const json* rows = find_field(args, "seen");
  if (rows == nullptr || !rows->is_array()) return field_error("seen", "is not an array");
  if (rows->size() > kMaxSeen) return Error{ErrorCode::kTooLarge, "seen", "more than 1000 products"};
  std::vector<shopper::SeenProduct> seen;
  for (const json& row : *rows) {
    if (!row.is_object()) return field_error("seen", "holds something else than objects");
    seen.push_back(seen_product(row));
  }
  const auto here = product_of_facts(*facts);
  JsonWriter out;
  out.begin_object();
  if (here) {
    out.key("product");
    write_product(out, *here);
  }
  out.key("look_alikes").begin_array();
  if (here) {
    for (const auto& found : shopper::look_alikes(*here, seen, shopper::look_alike_weights())) {
      write_look_alike(out, found, seen[found.index].id);
    }
  }
  out.end_array();
  out.end_object();
  return out.take();
}

}  // namespace companion::api
