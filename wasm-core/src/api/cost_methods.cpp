#include "api/cost_methods.h"

#include "api/cost_facts.h"
#include "api/coupon_facts.h"
#include "api/facts_members.h"
#include "api/json_members.h"
#include "api/series_fields.h"

namespace companion::api {
namespace {

using nlohmann::json;

constexpr int64_t kMaxQuantity = 10'000;

constexpr const char* kOwnerNames[] = {"selected", "sku", "lowest"};
constexpr const char* kUseNames[] = {"applied", "not_yet", "ended", "below_minimum", "worse", "unknown_value", "in_price",
                                     "other_store", "other_currency", "not_seen_lately", "duplicate"};
constexpr const char* kTaxNames[] = {"included", "added", "may_be_added", "unknown"};

void write_span(JsonWriter& out, const price::AmountSpan& span) {
  out.key("min_minor").integer(span.min_minor);
  out.key("max_minor").integer(span.max_minor);
}

void span_member(JsonWriter& out, const char* key, const price::AmountSpan& span) {
  out.key(key).begin_object();
  write_span(out, span);
  out.end_object();
}

void write_rule(JsonWriter& out, const price::ImportTaxRule& rule, const std::string& country) {
  out.key("rule").begin_object();
  out.key("country").string(country);
  out.key("tax").string(rule.tax);
  out.key("rate_permille").integer(rule.rate_permille);
  out.key("source").string(rule.source);
  out.key("as_of").string(rule.as_of);
  out.end_object();
}

void write_tax(JsonWriter& out, const price::TaxCost& tax, const CostFacts& facts) {
  out.key("tax").begin_object();
  out.key("state").string(kTaxNames[static_cast<size_t>(tax.state)]);
  if (tax.amount) write_span(out, *tax.amount);
  if (tax.is_above_limit) out.key("above_limit").boolean(true);
  const bool rests_on_rule = tax.state == price::TaxState::kMayBeAdded || tax.is_above_limit;
  if (rests_on_rule && facts.input.tax_rule) write_rule(out, *facts.input.tax_rule, *facts.ship_to);
  out.end_object();
}

void write_coupons(JsonWriter& out, const price::CouponPlan& plan, size_t on_page) {
  out.key("coupons").begin_array();
  for (size_t i = 0; i < plan.uses.size(); ++i) {
    const bool is_seen = i >= on_page;
    out.begin_object();
    out.key("index").integer(static_cast<int64_t>(is_seen ? i - on_page : i));
    if (is_seen) out.key("seen").boolean(true);
    out.key("use").string(kUseNames[static_cast<size_t>(plan.uses[i])]);
    for (const price::CouponStep& step : plan.steps) {
      if (step.index != i) continue;
      out.key("saves_minor").integer(step.saves_minor);
      out.key("left_minor").integer(step.left_minor);
    }
    out.end_object();
  }
  out.end_array();
}

void write_shipping(JsonWriter& out, const price::ShippingOption& shipping, const CostFacts& facts) {
  out.key("shipping").begin_object();
  out.key("index").integer(static_cast<int64_t>(shipping.index));
  out.key("cost_minor").integer(shipping.cost_minor);
  member(out, "carrier", facts.carriers[shipping.index]);
  out.end_object();
}

void write_cheapest(JsonWriter& out, const CheapestPiece& cheapest) {
  out.key("cheapest_per_piece").begin_object();
  out.key("sku_id").string(cheapest.sku_id);
  out.key("price_minor").integer(cheapest.price_minor);
  out.key("pieces").integer(cheapest.pieces);
  out.end_object();
}

std::string cost_to_json(const price::OfferCost& cost, const CostFacts& facts) {
  JsonWriter out;
  out.begin_object();
  out.key("currency").string(facts.input.currency);
  out.key("context").string(facts.context);
  member(out, "ship_to", facts.ship_to);
  out.key("unit_price_minor").integer(facts.input.unit_price_minor);
  out.key("price_of").string(kOwnerNames[static_cast<size_t>(facts.owner)]);
  out.key("quantity").integer(facts.input.quantity);
  out.key("goods_minor").integer(cost.goods_minor);
  write_coupons(out, cost.coupons, facts.coupons_on_page);
  out.key("goods_after_coupons_minor").integer(cost.coupons.goods_minor);
  if (cost.shipping) write_shipping(out, *cost.shipping, facts);
  write_tax(out, cost.tax, facts);
  if (cost.total) span_member(out, "total", *cost.total);
  if (facts.are_pieces_known) {
    out.key("pieces").integer(facts.input.pieces_per_unit);
    span_member(out, "per_piece", cost.per_piece);
  }
  if (facts.cheapest) write_cheapest(out, *facts.cheapest);
  out.end_object();
  return out.take();
}

}  // namespace

Result<std::string> offer_cost_of_facts(const json& args, std::string_view /*payload*/) {
  const auto now_ms = time_field(args, "now");
  if (!now_ms) return now_ms.error();
  const auto quantity = optional_integer_field(args, "quantity");
  if (!quantity) return quantity.error();
  const auto sku_id = optional_text_field(args, "sku_id");
  if (!sku_id) return sku_id.error();
  const json* object = find_field(args, "facts");
  if (object == nullptr) return field_error("facts", "is missing");
  auto facts = cost_facts(*object, *sku_id);
  if (!facts) return facts.error();
  facts->input.now_ms = *now_ms;
  facts->input.quantity = quantity->value_or(1);
  if (facts->input.quantity < 1 || facts->input.quantity > kMaxQuantity) {
    return field_error("quantity", "is not within 1 and 10000");
  }
  if (const json* rows = find_field(args, "coupons_seen")) {
    const price::CouponPlace place{facts->input.currency, view_of(object_of(*object, "store"), "id"), *now_ms};
    if (auto error = append_seen_coupons(*rows, place, facts->input.coupons)) return *std::move(error);
  }
  return cost_to_json(price::offer_cost(facts->input), *facts);
}

}  // namespace companion::api
