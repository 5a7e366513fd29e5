#include "api/cost_methods.h"

#include "api/cost_facts.h"
#include "api/series_fields.h"

namespace companion::api {
namespace {

using nlohmann::json;

constexpr int64_t kMaxQuantity = 10'000;

constexpr const char* kOwnerNames[] = {"selected", "sku", "lowest"};
constexpr const char* kUseNames[] = {"applied", "not_yet", "ended", "below_minimum", "worse", "unknown_value"};
constexpr const char* kTaxNames[] = {"included", "added", "may_be_added", "unknown"};

json span_to_json(const price::AmountSpan& span) {
  return {{"min_minor", span.min_minor}, {"max_minor", span.max_minor}};
}

json tax_to_json(const price::TaxCost& tax, const CostFacts& facts) {
  json object = {{"state", kTaxNames[static_cast<size_t>(tax.state)]}};
  if (tax.amount) object.update(span_to_json(*tax.amount));
  if (tax.is_above_limit) object["above_limit"] = true;
  const bool rests_on_rule = tax.state == price::TaxState::kMayBeAdded || tax.is_above_limit;
  if (rests_on_rule && facts.input.tax_rule) {
    const price::ImportTaxRule& rule = *facts.input.tax_rule;
    object["rule"] = {{"country", *facts.ship_to},
                      {"tax", rule.tax},
                      {"rate_permille", rule.rate_permille},
                      {"source", rule.source},
                      {"as_of", rule.as_of}};
  }
  return object;
}

json coupons_to_json(const price::CouponPlan& plan) {
  json rows = json::array();
  for (size_t i = 0; i < plan.uses.size(); ++i) {
    rows.push_back({{"index", i}, {"use", kUseNames[static_cast<size_t>(plan.uses[i])]}});
  }
  for (const price::CouponStep& step : plan.steps) {
    rows[step.index]["saves_minor"] = step.saves_minor;
    rows[step.index]["left_minor"] = step.left_minor;
  }
  return rows;
}

json cost_to_json(const price::OfferCost& cost, const CostFacts& facts) {
  json object = {{"currency", facts.input.currency},
                 {"context", facts.context},
                 {"unit_price_minor", facts.input.unit_price_minor},
                 {"price_of", kOwnerNames[static_cast<size_t>(facts.owner)]},
                 {"quantity", facts.input.quantity},
                 {"goods_minor", cost.goods_minor},
                 {"coupons", coupons_to_json(cost.coupons)},
                 {"goods_after_coupons_minor", cost.coupons.goods_minor},
                 {"tax", tax_to_json(cost.tax, facts)}};
  if (facts.ship_to) object["ship_to"] = *facts.ship_to;
  if (cost.shipping) {
    object["shipping"] = {{"index", cost.shipping->index}, {"cost_minor", cost.shipping->cost_minor}};
    if (const auto& carrier = facts.carriers[cost.shipping->index]) object["shipping"]["carrier"] = *carrier;
  }
  if (cost.total) object["total"] = span_to_json(*cost.total);
  if (facts.are_pieces_known) {
    object["pieces"] = facts.input.pieces_per_unit;
    object["per_piece"] = span_to_json(cost.per_piece);
  }
  if (facts.cheapest) {
    object["cheapest_per_piece"] = {{"sku_id", facts.cheapest->sku_id},
                                    {"price_minor", facts.cheapest->price_minor},
                                    {"pieces", facts.cheapest->pieces}};
  }
  return object;
}

}  // namespace

Result<json> offer_cost_of_facts(const json& args, std::string_view /*payload*/) {
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
  return cost_to_json(price::offer_cost(facts->input), *facts);
}

}  // namespace companion::api
