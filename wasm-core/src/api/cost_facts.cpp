#include "api/cost_facts.h"

#include "api/coupon_facts.h"
#include "api/facts_members.h"
#include "api/series_fields.h"
#include "text/pack_size.h"

namespace companion::api {
namespace {

using nlohmann::json;

/// The pieces that a variant's attributes name.
std::optional<int64_t> pieces_of(const json& sku) {
  for (const json& attribute : rows_of(sku, "attributes")) {
    if (!attribute.is_object()) continue;
    if (const auto pieces = text::pack_size(text_of(attribute, "value").value_or(""))) return pieces;
  }
  return std::nullopt;
}

const json* sku_named(const json& facts, const std::string& id) {
  for (const json& sku : rows_of(facts, "skus")) {
    if (sku.is_object() && text_of(sku, "id") == id) return &sku;
  }
  return nullptr;
}

/// Sets the unit price; false when the facts hold none.
bool read_price(const json& offer, const json* sku, bool is_asked_for, CostFacts& out) {
  const json& selected = object_of(offer, "selected");
  std::optional<int64_t> price_minor;
  if (is_asked_for) {
    out.owner = PriceOwner::kSku;
    price_minor = amount_of(*sku, "price_minor");
  } else if ((price_minor = amount_of(selected, "price_minor"))) {
    out.owner = PriceOwner::kSelected;
  } else {
    price_minor = amount_of(object_of(offer, "price_minor"), "min");
  }
  out.input.unit_price_minor = price_minor.value_or(0);
  return out.input.unit_price_minor > 0;
}

void read_shipping(const json& facts, CostFacts& out) {
  for (const json& element : rows_of(facts, "shipping")) {
    const json& option = as_object(element);
    const size_t index = out.carriers.size();
    out.carriers.push_back(text_of(option, "carrier"));
    const bool is_ours = text_of(option, "currency").value_or(out.input.currency) == out.input.currency;
    const auto cost = flag_of(option, "free") ? std::optional<int64_t>(0) : amount_of(option, "cost_minor");
    if (is_ours && cost) out.input.shipping.push_back({index, *cost});
  }
}

void read_tax(const json& offer, CostFacts& out) {
  const json* tax = find_field(offer, "tax");
  if (tax != nullptr && tax->is_object()) {
    out.input.stated_tax = price::StatedTax{flag_of(*tax, "included"), amount_of(*tax, "amount_minor")};
  }
  if (out.ship_to) out.input.tax_rule = price::import_tax_rule(*out.ship_to);
}

/// Cheaper for a piece, compared without division.
bool is_cheaper(const CheapestPiece& a, const CheapestPiece& b) {
  return a.price_minor * b.pieces < b.price_minor * a.pieces;
}

/// Absent unless variants of two sizes or more are on sale: else the price itself tells.
std::optional<CheapestPiece> cheapest_piece(const json& facts) {
  std::optional<CheapestPiece> cheapest;
  std::optional<int64_t> first_size;
  bool do_sizes_differ = false;
  for (const json& sku : rows_of(facts, "skus")) {
    if (!sku.is_object() || integer_of(sku, "stock") == 0) continue;
    const auto pieces = pieces_of(sku);
    const auto price_minor = amount_of(sku, "price_minor");
    const auto id = text_of(sku, "id");
    if (!pieces || !price_minor || !id) continue;
    do_sizes_differ = do_sizes_differ || (first_size && *first_size != *pieces);
    first_size = first_size.value_or(*pieces);
    const CheapestPiece candidate{*id, *price_minor, *pieces};
    if (!cheapest || is_cheaper(candidate, *cheapest)) cheapest = candidate;
  }
  return do_sizes_differ ? cheapest : std::nullopt;
}

}  // namespace

Result<CostFacts> cost_facts(const json& facts, const std::optional<std::string>& sku_id) {
  const json* offer = facts.is_object() ? find_field(facts, "offer") : nullptr;
  if (offer == nullptr || !offer->is_object()) return field_error("facts.offer", "is missing");
  CostFacts out;
  out.input.currency = text_of(*offer, "currency").value_or("");
  out.context = text_of(*offer, "context").value_or("public");
  out.input.has_coupon_in_price = out.context == "coupon";
  out.ship_to = text_of(*offer, "ship_to");
  const auto wanted = sku_id ? sku_id : text_of(object_of(*offer, "selected"), "sku_id");
  const json* sku = wanted ? sku_named(facts, *wanted) : nullptr;
  if (sku_id && sku == nullptr) return field_error("sku_id", "is not a variant of these facts");
  if (out.input.currency.empty() || !read_price(*offer, sku, sku_id.has_value(), out)) {
    return field_error("facts.offer", "has no price");
  }
  const auto lot = integer_of(object_of(*offer, "unit"), "count");
  const auto pieces = sku != nullptr && pieces_of(*sku) ? pieces_of(*sku) : lot;
  out.are_pieces_known = pieces && *pieces >= 1 && *pieces <= text::kMaxPackSize;
  if (out.are_pieces_known) out.input.pieces_per_unit = *pieces;
  out.cheapest = cheapest_piece(facts);
  read_shipping(facts, out);
  read_tax(*offer, out);
  out.input.coupons = coupons_of_facts(facts);
  out.coupons_on_page = out.input.coupons.size();
  return out;
}

}  // namespace companion::api
